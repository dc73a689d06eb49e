import ts from 'typescript';
import { type Declarations, declarationsOf, descendants, literalOf, methodOf } from '../contract-sources.ts';
import { rolesOf, type SurfaceRole } from './surface-roles.ts';
import { type TypeTwin, twinOf } from './type-twins.ts';

/** What a schema holds, as coarsely as a retyping mutant needs it. */
export type ValueKind = 'text' | 'number' | 'boolean' | 'array' | 'object' | 'literal' | 'other';

/** One field of one object schema. */
export interface Field {
  readonly id: string;
  readonly name: string;
  readonly file: string;
  readonly roles: ReadonlySet<SurfaceRole>;
  readonly property: ts.PropertyAssignment | ts.ShorthandPropertyAssignment;
  readonly kind: ValueKind;
  /** The same field of the hand-written type that a recursive schema is annotated with. */
  readonly twin: TypeTwin | null;
}

/** One value of an enum, one refusal of the closed union, or one refusal that a contract declares. */
export interface Entry {
  readonly id: string;
  readonly kind: 'enum-value' | 'refusal' | 'declared-refusal';
  readonly file: string;
  readonly word: string;
  readonly element: ts.Expression;
}

/** Everything of the contracts that can part from the server and the client. */
export interface Surface {
  readonly fields: readonly Field[];
  readonly entries: readonly Entry[];
}

const KINDS: Readonly<Record<string, ValueKind>> = {
  string: 'text',
  uuid: 'text',
  iso: 'text',
  email: 'text',
  url: 'text',
  enum: 'text',
  union: 'text',
  int: 'number',
  number: 'number',
  boolean: 'boolean',
  array: 'array',
  strictObject: 'object',
  object: 'object',
  record: 'object',
  discriminatedUnion: 'object',
  literal: 'literal',
};

const kindOf = (expression: ts.Expression, declarations: Declarations): ValueKind => {
  const text = expression.getText();
  const [, method] = /^z\s*\.(\w+)/.exec(text) ?? [];
  if (method !== undefined) return KINDS[method] ?? 'other';
  const [name = ''] = /^\w+/.exec(text) ?? [];
  const declared = text.includes('.shape.') ? undefined : declarations.get(name)?.initializer;
  return declared && declared !== expression ? kindOf(declared, declarations) : 'other';
};

/** The name of an alternative of a union: its discriminator, or its place. */
const alternativeName = (object: ts.ObjectLiteralExpression): string | null => {
  const call = object.parent;
  if (!ts.isArrayLiteralExpression(call.parent)) return null;
  const literals = object.properties.flatMap((property) =>
    ts.isPropertyAssignment(property) ? [literalOf(property.initializer)] : [],
  );
  // What stands in the literal of a list is an expression.
  return literals.find((literal) => literal !== null) ?? String(call.parent.elements.indexOf(call as ts.Expression));
};

/** The path of a node from its declaration: `WorklistRow.tags`. */
const pathOf = (node: ts.Node): string => {
  const steps: string[] = [];
  for (let at: ts.Node = node; !ts.isSourceFile(at); at = at.parent) {
    if (ts.isPropertyAssignment(at) || ts.isShorthandPropertyAssignment(at)) steps.unshift(at.name.getText());
    if (ts.isVariableDeclaration(at)) steps.unshift(at.name.getText());
    const alternative = ts.isObjectLiteralExpression(at) ? alternativeName(at) : null;
    if (alternative !== null) steps.unshift(alternative);
  }
  return steps.join('.');
};

/** Objects whose keys are fields: the argument of `strictObject`, `object` or `extend`. */
const isShape = (node: ts.Node): node is ts.ObjectLiteralExpression =>
  ts.isObjectLiteralExpression(node) && ['strictObject', 'object', 'extend'].includes(methodOf(node.parent) ?? '');

const fieldsOf = (file: ts.SourceFile, declarations: Declarations): Field[] =>
  descendants(file)
    .filter(isShape)
    .flatMap(({ properties }) => properties)
    .filter((property) => ts.isPropertyAssignment(property) || ts.isShorthandPropertyAssignment(property))
    .map((property) => ({
      id: pathOf(property),
      name: property.name.getText(),
      file: file.fileName,
      roles: rolesOf(property, declarations),
      property,
      kind: kindOf(ts.isPropertyAssignment(property) ? property.initializer : property.name, declarations),
      twin: twinOf(property),
    }));

const isRefusal = (element: ts.Expression, declarations: Declarations): boolean => {
  const declared = ts.isIdentifier(element) ? declarations.get(element.text)?.initializer : undefined;
  const [shape] = declared && ts.isCallExpression(declared) ? declared.arguments : [];
  return (
    shape !== undefined &&
    ts.isObjectLiteralExpression(shape) &&
    shape.properties.some(
      (property) =>
        ts.isPropertyAssignment(property) &&
        property.name.getText() === 'code' &&
        literalOf(property.initializer) !== null,
    )
  );
};

const entryKind = (element: ts.Expression, declarations: Declarations): Entry['kind'] | null => {
  const list = element.parent;
  if (ts.isStringLiteral(element) && methodOf(list.parent) === 'enum') return 'enum-value';
  const isDeclared = ts.isPropertyAssignment(list.parent) && list.parent.name.getText() === 'refusals';
  if (ts.isStringLiteral(element) && isDeclared) return 'declared-refusal';
  return isRefusal(element, declarations) ? 'refusal' : null;
};

const entriesOf = (file: ts.SourceFile, declarations: Declarations): Entry[] =>
  descendants(file)
    .filter((node) => ts.isArrayLiteralExpression(node))
    .flatMap(({ elements }) => elements)
    .flatMap((element) => {
      const kind = entryKind(element, declarations);
      if (kind === null) return [];
      const path = pathOf(element);
      const text = ts.isStringLiteral(element) ? element.text : element.getText();
      // The platform's refusals are noticed where the contract is named.
      const word = kind === 'declared-refusal' ? (path.split('.')[0] ?? text) : text;
      return [{ id: `${path}[${text}]`, kind, file: file.fileName, word, element }];
    });

/** Reads the fields, enum values and refusals out of the parsed contracts. */
export const readSurface = (files: readonly ts.SourceFile[]): Surface => {
  const declarations = declarationsOf(files);
  return {
    fields: files.flatMap((file) => fieldsOf(file, declarations)),
    entries: files.flatMap((file) => entriesOf(file, declarations)),
  };
};
