import ts from 'typescript';

type Declaration = ts.VariableDeclaration | ts.BindingElement | ts.ParameterDeclaration;

const isDeclaration = (node: ts.Node): node is Declaration =>
  ts.isVariableDeclaration(node) || ts.isBindingElement(node) || ts.isParameter(node);

const encloses = (scope: ts.Node, node: ts.Node): boolean => scope.pos <= node.pos && node.end <= scope.end;

/** The part of a file in which a declared name may be read. */
const scopeOf = (declaration: Declaration): ts.Node => {
  const isScope = (node: ts.Node): boolean => ts.isFunctionLike(node) || ts.isBlock(node) || ts.isSourceFile(node);
  return ts.findAncestor(declaration.parent, isScope) ?? declaration.getSourceFile();
};

/** Where a name is declared, of all nodes of its file: the declaration in the innermost scope around it. */
export const declarationOf = (name: ts.Identifier, nodes: readonly ts.Node[]): Declaration | undefined =>
  nodes
    .filter(isDeclaration)
    .filter((declaration) => declaration.name.getText() === name.text && encloses(scopeOf(declaration), name))
    .toSorted((one, other) => scopeOf(other).pos - scopeOf(one).pos)[0];

const isNamedIn = (members: readonly ts.TypeElement[], property: string): boolean =>
  members.some((member) => member.name?.getText() === property);

/** Whether a component declares the text among its own properties: whoever gives it has isolated it. */
export const isPrepared = (element: ts.BindingElement, property: string): boolean => {
  const type = ts.findAncestor(element, ts.isParameter)?.type;
  const component = ts.findAncestor(element, ts.isVariableDeclaration)?.name.getText() ?? '';
  if (type === undefined || !/^[A-Z]/.test(component)) return false;
  if (ts.isTypeLiteralNode(type)) return isNamedIn(type.members, property);
  return element
    .getSourceFile()
    .statements.filter(ts.isInterfaceDeclaration)
    .filter(({ name }) => type.getText().includes(name.text))
    .some(({ members }) => isNamedIn(members, property));
};
