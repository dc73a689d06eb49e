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

/**
 * SQL for what the condition language does not say. Columns are written by path, every other value is bound.
 *
 * @example
 * where: [(column) => sql`${column('id')} in (select document_id from document_word where word >= ${from})`]
 */
export const sql = (strings: TemplateStringsArray, ...parts: readonly (SqlColumn | SqlValue | Sql)[]): Sql => ({
  kind: 'sql',
  strings,
  parts,
});

/** A value in the form that PostgreSQL's drivers bind alike, whatever their settings. */
export const bindable = (value: unknown): unknown => {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'bigint') return value.toString();
  if (Array.isArray(value)) return value.map(bindable);
  return value;
};
