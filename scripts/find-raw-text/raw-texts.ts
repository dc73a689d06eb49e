import ts from 'typescript';
import { descendants, parse } from '../../packages/drift/src/contract-sources.ts';
import type { SourceText } from '../../packages/drift/src/gate.ts';
import { declarationOf, isPrepared } from './declarations.ts';

/** Paints a text from outside in the page. */
const PAINTER = 'AsWritten';
/** Attributes that people see or hear, and keys of options and messages. */
const PAINTED = new Set(['alt', 'aria-label', 'description', 'label', 'message', 'placeholder', 'title']);
/** Templates that become a sentence. */
const SENTENCES = new Set(['t', 'msg']);
/** What keeps the texts of a list as they are, and what makes a name of a person. */
const PASSING = /^(join|trim|filter|slice|split|toSorted|nameOf)$/;
/** What hands each text of a list to a callback. */
const EACH = /^(map|flatMap|forEach)$/;

const isInSentence = ({ parent }: ts.Node): boolean =>
  ts.isTemplateSpan(parent) || (ts.isJsxExpression(parent) && ts.isJsxElement(parent.parent));

/** `marks.reduce((children) => <b>{children}</b>, text)`: what it begins with stands inside all of the elements. */
const isWrappedIn = ({ expression: callee, arguments: [wrap, initial] }: ts.CallExpression, node: ts.Node): boolean =>
  ts.isPropertyAccessExpression(callee) &&
  callee.name.text === 'reduce' &&
  initial === node &&
  wrap !== undefined &&
  descendants(wrap).some((part) => ts.isJsxElement(part));

/** `cell: (row) => row.title`: what a column of the worklist shows. */
const isCell = (arrow: ts.ArrowFunction, node: ts.Node): boolean =>
  arrow.body === node && ts.isPropertyAssignment(arrow.parent) && arrow.parent.name.getText() === 'cell';

const isPainted = (node: ts.Node): boolean => {
  const { parent } = node;
  if (ts.isArrowFunction(parent)) return isCell(parent, node);
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node && PAINTED.has(parent.name.getText());
  if (ts.isTemplateSpan(parent)) {
    const template = parent.parent.parent;
    return ts.isTaggedTemplateExpression(template) && SENTENCES.has(template.tag.getText());
  }
  if (ts.isCallExpression(parent)) return isWrappedIn(parent, node);
  if (!ts.isJsxExpression(parent)) return false;
  const { parent: place } = parent;
  if (ts.isJsxAttribute(place)) return PAINTED.has(place.name.getText());
  return !(ts.isJsxElement(place) && place.openingElement.tagName.getText() === PAINTER);
};

/** Finds texts from outside, known by the names that they have in contracts, that are painted as they came. */
export const rawTextsIn = (source: SourceText, names: ReadonlySet<string>): string[] => {
  const file = parse(source);
  const nodes = descendants(file);

  const isRawName = (name: ts.Identifier): boolean => {
    const declaration = declarationOf(name, nodes);
    if (declaration === undefined) return false;
    if (ts.isParameter(declaration)) return isItemOfRaw(declaration);
    if (ts.isVariableDeclaration(declaration))
      return declaration.initializer !== undefined && isRaw(declaration.initializer);
    const property = (declaration.propertyName ?? declaration.name).getText();
    return names.has(property) && !isPrepared(declaration, property);
  };
  /** `names.map((name) => …)`: each of what is raw is raw. */
  const isItemOfRaw = (parameter: ts.ParameterDeclaration): boolean => {
    const { parent: callback } = parameter;
    const { parent: call } = callback;
    if (!ts.isCallExpression(call) || call.arguments[0] !== callback || callback.parameters[0] !== parameter)
      return false;
    const { expression: callee } = call;
    return ts.isPropertyAccessExpression(callee) && EACH.test(callee.name.text) && isRaw(callee.expression);
  };
  const isRawCall = ({ expression: callee, arguments: given }: ts.CallExpression, isSentence: boolean): boolean => {
    const isMethod = ts.isPropertyAccessExpression(callee);
    const name = isMethod ? callee.name.text : callee.getText();
    // Enough for a text that stands alone; beside other words its direction would reach them.
    if (name === 'showControls') return isSentence && given.some((argument) => isRaw(argument));
    if (!PASSING.test(name)) return false;
    return isMethod ? isRaw(callee.expression) : true;
  };
  const isRaw = (node: ts.Expression, isSentence = false): boolean => {
    if (ts.isIdentifier(node)) return isRawName(node);
    if (ts.isPropertyAccessExpression(node)) return names.has(node.name.text) && node.expression.getText() !== 'words';
    if (ts.isCallExpression(node)) return isRawCall(node, isSentence);
    if (ts.isTemplateExpression(node)) return node.templateSpans.some(({ expression }) => isRaw(expression, true));
    if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse].some((one) => isRaw(one, isSentence));
    if (ts.isBinaryExpression(node)) return [node.left, node.right].some((one) => isRaw(one, isSentence));
    return ts.isParenthesizedExpression(node) && isRaw(node.expression, isSentence);
  };

  return nodes.flatMap((node) => {
    if (!ts.isExpression(node) || !isPainted(node) || !isRaw(node, isInSentence(node))) return [];
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    return [`${source.path}:${line + 1}: ${node.getText()}`];
  });
};
