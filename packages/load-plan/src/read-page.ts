import type { Page, StatementRow, WrittenPage } from './plan-types.ts';
import type { RawRow } from './render.ts';
import { encodeCursor } from './statement/cursor.ts';
import type { Ordering } from './statement/order.ts';
import type { Parse, SelectedColumn } from './statement/select.ts';

/** JSON has no form for PostgreSQL's `NaN` and `Infinity`. */
const finite = (text: string): string => {
  if (/^-?\d/.test(text)) return text;
  throw new Error('The statement answered a number that is not finite.');
};

const PARSERS: Readonly<Record<Parse, (text: string) => unknown>> = {
  text: (text) => text,
  number: (text) => Number(finite(text)),
  boolean: (text) => text === 'true',
  json: (text) => JSON.parse(text),
};

/** What a page was asked as. The columns of the position stand after those that are shown. */
interface PageShape {
  readonly columns: readonly SelectedColumn[];
  readonly ordering: Ordering;
  readonly limit: number;
}

const textAt = (row: StatementRow, index: number): string | null => {
  const text = row[index];
  if (text === null || typeof text === 'string') return text;
  throw new Error(`The statement's column ${index} is not text: give the rows as arrays, as the driver returns them.`);
};

/** Where the next page starts. The statement asked for one row more than the page has. */
const nextOf = (rows: readonly StatementRow[], { columns, ordering, limit }: PageShape): string | null => {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  if (!last) return null;
  const position = ordering.columns.map((_, index) => textAt(last, columns.length + index) ?? '');
  return encodeCursor(ordering.name, position);
};

/** Reads a page's rows, before functions and sources. */
export const readPage = (rows: readonly StatementRow[], asked: PageShape): Page<RawRow> => {
  const readers = asked.columns.map(({ key, parse }) => ({ key, parse: PARSERS[parse] }));
  const read = (row: StatementRow): RawRow => {
    const raw: RawRow = {};
    for (const [index, { key, parse }] of readers.entries()) {
      const text = textAt(row, index);
      raw[key] = text === null ? null : parse(text);
    }
    return raw;
  };
  return { rows: rows.slice(0, asked.limit).map(read), next: nextOf(rows, asked) };
};

/** What JSON writes otherwise than it reads. Most text has none of it, and asking is cheaper than `JSON.stringify`. */
const ESCAPED = /["\\\p{Cc}]/u;

const quoted = (text: string): string => (ESCAPED.test(text) ? JSON.stringify(text) : `"${text}"`);

/** Booleans and JSON are JSON as they stand. */
const WRITERS: Readonly<Partial<Record<Parse, (text: string) => string>>> = { text: quoted, number: finite };

/** Writes a page's rows as JSON. Numbers, booleans and JSON go out as PostgreSQL printed them. */
export const writePage = (rows: readonly StatementRow[], asked: PageShape): WrittenPage => {
  const { columns, limit } = asked;
  const keys = columns.map(({ key }, index) => `${index === 0 ? '{' : ','}${JSON.stringify(key)}:`);
  const writers = columns.map(({ parse }) => WRITERS[parse]);
  const shown = Math.min(rows.length, limit);
  let json = '[';
  for (let n = 0; n < shown; n += 1) {
    const row = rows[n] ?? [];
    if (n > 0) json += ',';
    for (let index = 0; index < keys.length; index += 1) {
      const text = textAt(row, index);
      json += keys[index];
      json += text === null ? 'null' : (writers[index]?.(text) ?? text);
    }
    json += '}';
  }
  return { json: `${json}]`, next: nextOf(rows, asked) };
};
