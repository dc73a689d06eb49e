import ts from 'typescript';
import { literalOf, methodOf } from '../contract-sources.ts';
import type { Entry, Field, Surface, ValueKind } from './surface.ts';

/** A stretch of a file that is replaced. */
export interface Edit {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The changes that a contract is tried with. */
export type MutantKind = 'rename' | 'remove' | 'retype' | 'nullability' | Entry['kind'];

/** A contract that is wrong in one place. */
export interface Mutant {
  readonly id: string;
  readonly kind: MutantKind;
  /** The word whose readers are asked first. */
  readonly word: string;
  readonly edits: readonly Edit[];
  /** An output field, removed: if no client notices, no client reads it. */
  readonly asksForReaders: boolean;
}

const RETYPED: Readonly<Record<ValueKind, readonly [schema: string, type: string]>> = {
  text: ['z.number()', 'number'],
  number: ['z.string()', 'string'],
  boolean: ['z.string()', 'string'],
  array: ['z.string()', 'string'],
  object: ['z.string()', 'string'],
  literal: ['z.number()', 'number'],
  other: ['z.number()', 'number'],
};

const replace = (node: ts.Node, text: string): Edit => ({
  file: node.getSourceFile().fileName,
  start: node.getStart(),
  end: node.getEnd(),
  text,
});

/** Takes an element out of a list, with the comma after it. */
const cut = (node: ts.Node): Edit => {
  const { text, fileName: file } = node.getSourceFile();
  const [comma = ''] = /^\s*,/.exec(text.slice(node.getEnd())) ?? [];
  return { file, start: node.getStart(), end: node.getEnd() + comma.length, text: '' };
};

const valueOf = ({ property }: Field): ts.Expression =>
  ts.isPropertyAssignment(property) ? property.initializer : property.name;

/** Replaces a field's schema. */
const withValue = ({ property, name }: Field, text: string): Edit =>
  ts.isPropertyAssignment(property) ? replace(property.initializer, text) : replace(property, `${name}: ${text}`);

/** The call that lets a field be absent, if it is the outermost one. */
const wrapperOf = (field: Field): string => {
  const method = methodOf(valueOf(field)) ?? '';
  return ['nullable', 'optional', 'nullish'].includes(method) ? `.${method}()` : '';
};

const twinEdits = ({ twin }: Field, edit: (twin: ts.PropertySignature, type: string) => Edit): Edit[] =>
  twin?.type ? [edit(twin, twin.type.getText())] : [];

const withType = (twin: ts.PropertySignature, type: string): Edit => replace(twin.type ?? twin, type);

const rename = (field: Field): Edit[] => {
  const renamed = `${field.name}Renamed`;
  const { property } = field;
  return [
    ts.isPropertyAssignment(property)
      ? replace(property.name, renamed)
      : replace(property, `${renamed}: ${field.name}`),
    ...twinEdits(field, (twin) => replace(twin.name, renamed)),
  ];
};

const retype = (field: Field): Edit[] => {
  const literal = literalOf(valueOf(field));
  if (literal !== null) {
    return [
      withValue(field, `z.literal('${literal}Retyped')`),
      ...twinEdits(field, (twin) => withType(twin, `'${literal}Retyped'`)),
    ];
  }
  const [schema, type] = RETYPED[field.kind];
  const wrapper = wrapperOf(field);
  return [
    withValue(field, `${schema}${wrapper}`),
    ...twinEdits(field, (twin) => withType(twin, wrapper === '' ? type : `${type} | null`)),
  ];
};

/** A field that is always there may be null; one that may be absent is always there. */
const changeNullability = (field: Field): Edit[] => {
  const value = valueOf(field);
  if (wrapperOf(field) === '') {
    return [
      withValue(field, `${value.getText()}.nullable()`),
      ...twinEdits(field, (twin, type) => withType(twin, `(${type}) | null`)),
    ];
  }
  const inner = ts.isCallExpression(value) && ts.isPropertyAccessExpression(value.expression) ? value.expression : null;
  return [
    withValue(field, inner?.expression.getText() ?? value.getText()),
    ...twinEdits(field, (twin, type) => withType(twin, type.replace(/\s*\|\s*null$/, ''))),
  ];
};

const fieldMutants = (field: Field): Mutant[] => {
  const base = { word: field.name, asksForReaders: false };
  const removal = [cut(field.property), ...twinEdits(field, cut)];
  return [
    { ...base, kind: 'rename', id: `rename ${field.id}`, edits: rename(field) },
    {
      ...base,
      kind: 'remove',
      id: `remove ${field.id}`,
      edits: removal,
      asksForReaders: field.roles.has('output'),
    },
    { ...base, kind: 'retype', id: `retype ${field.id}`, edits: retype(field) },
    { ...base, kind: 'nullability', id: `nullability ${field.id}`, edits: changeNullability(field) },
  ];
};

const entryMutant = ({ id, kind, word, element }: Entry): Mutant => ({
  id: `${kind} ${id}`,
  kind,
  word,
  edits: [cut(element)],
  asksForReaders: false,
});

/** Every mutant of the contracts: four per field, one per enum value and refusal. */
export const mutantsOf = ({ fields, entries }: Surface): Mutant[] => [
  ...fields.flatMap(fieldMutants),
  ...entries.map(entryMutant),
];

/** The text of a file after its edits, which do not overlap. */
export const applyEdits = (text: string, edits: readonly Edit[]): string => {
  const inOrder = [...edits].sort((one, other) => other.start - one.start);
  return inOrder.reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), text);
};
