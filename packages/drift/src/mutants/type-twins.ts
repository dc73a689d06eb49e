import ts from 'typescript';

/** A property of a hand-written type, with the type's own text. */
export type TypeTwin = ts.PropertySignature;

const declaredType = (name: string, file: ts.SourceFile): ts.Node | undefined =>
  file.statements.find(
    (statement) =>
      (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) && statement.name.text === name,
  );

/** The alternatives and members below a type: arrays, unions and names are looked through. */
const membersOf = (type: ts.Node, seen: ReadonlySet<ts.Node> = new Set()): ts.PropertySignature[] => {
  if (seen.has(type)) return [];
  const below = (node: ts.Node): ts.PropertySignature[] => membersOf(node, new Set([...seen, type]));
  if (ts.isInterfaceDeclaration(type) || ts.isTypeLiteralNode(type)) {
    return type.members.filter((member) => ts.isPropertySignature(member));
  }
  if (ts.isTypeAliasDeclaration(type)) return below(type.type);
  if (ts.isArrayTypeNode(type)) return below(type.elementType);
  if (ts.isUnionTypeNode(type)) return type.types.flatMap(below);
  if (!ts.isTypeReferenceNode(type)) return [];
  const declared = declaredType(type.typeName.getText(), type.getSourceFile());
  return declared ? below(declared) : [];
};

/** The alternative of a union whose members are exactly the keys and the literal of this shape. */
const isAlternative = (member: ts.PropertySignature, shape: ts.ObjectLiteralExpression): boolean => {
  const keys = (properties: readonly ts.Node[]): string =>
    // What has no name as a property has is of another kind, and its text differs.
    properties.map((property) => (property as ts.PropertySignature).name.getText()).join();
  const siblings = ts.isInterfaceDeclaration(member.parent) || ts.isTypeLiteralNode(member.parent);
  return siblings && keys(member.parent.members) === keys(shape.properties);
};

/** The types that a shape stands for, outermost first. */
const holderOf = (property: ts.Node): ts.Node | undefined => {
  for (let at = property.parent; !ts.isSourceFile(at); at = at.parent) {
    if (ts.isPropertyAssignment(at)) return twinOf(at)?.type;
    if (ts.isVariableDeclaration(at)) {
      const [argument] = at.type && ts.isTypeReferenceNode(at.type) ? (at.type.typeArguments ?? []) : [];
      return argument;
    }
  }
  return undefined;
};

/**
 * The same field in the type that a schema is annotated with, as `NarrativeBlock: z.ZodType<NarrativeBlock>` is. A mutant
 * has to change both, or the contracts would notice among themselves.
 */
export const twinOf = (property: ts.PropertyAssignment | ts.ShorthandPropertyAssignment): TypeTwin | null => {
  const holder = holderOf(property);
  if (!holder) return null;
  const named = membersOf(holder).filter((member) => member.name.getText() === property.name.getText());
  return named.find((member) => isAlternative(member, property.parent)) ?? null;
};
