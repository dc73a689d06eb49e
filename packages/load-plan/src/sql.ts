import { PlanRefused } from './plan-refused.ts';

/** A column, resolved from a path of the entity. Only the statement that made it can use it. */
export interface SqlColumn {
  readonly kind: 'column';
  readonly text: string;
}

/** What may be bound to a statement. */
export type SqlValue = string | number | boolean | bigint | Date | null | readonly (string | number | boolean)[];

/** A piece of SQL: its text never holds a value. */
export interface Sql {
  readonly kind: 'sql';
  readonly strings: readonly string[];
  readonly parts: readonly (SqlColumn | SqlValue | Sql)[];
}

/** The pieces that were made here. What a caller's JSON says is never one of them, whatever it looks like. */
const pieces = new WeakSet<object>();

const piece = <Piece extends Sql | SqlColumn>(made: Piece): Piece => {
  pieces.add(Object.freeze(made));
  return made;
};

/** Whether a part of SQL is SQL itself; every other one is bound. */
export const isPiece = (part: unknown): part is Sql | SqlColumn =>
  typeof part === 'object' && part !== null && pieces.has(part);

export const sqlColumn = (text: string): SqlColumn => piece({ kind: 'column', text });

/**
 * SQL for what the condition language does not say. Columns are written by path, every other value is bound.
 *
 * @throws PlanRefused when it is not called as a template.
 * @example
 * where: [(column) => sql`${column('id')} in (select document_id from document_word where word >= ${from})`]
 */
export const sql = (strings: TemplateStringsArray, ...parts: readonly (SqlColumn | SqlValue | Sql)[]): Sql => {
  // The texts of a template are frozen, and so are their raw forms; those of a list that somebody built are not.
  if (!Object.isFrozen(strings) || !Object.isFrozen(strings.raw ?? [])) {
    throw new PlanRefused('sql', 'it is written as a template: sql`…`');
  }
  return piece({ kind: 'sql', strings, parts: Object.freeze([...parts]) });
};

const PLAIN = new Set(['string', 'number', 'boolean']);

/**
 * A value in the form that PostgreSQL's drivers bind alike, whatever their settings.
 *
 * @throws PlanRefused for undefined, which drivers bind as null, and for objects, which each driver writes in its own way.
 */
export const bindable = (value: unknown, subject: string): unknown => {
  if (value === null || PLAIN.has(typeof value)) return value;
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'bigint') return value.toString();
  if (Array.isArray(value)) return value.map((one) => bindable(one, subject));
  throw new PlanRefused(
    subject,
    `${value === undefined ? 'undefined' : 'an object'} is no value: bind text, numbers, booleans or instants`,
  );
};
