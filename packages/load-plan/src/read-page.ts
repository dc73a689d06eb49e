import type { Page, StatementRow } from './plan-types.ts';
import type { RawRow } from './render.ts';
import { encodeCursor } from './statement/cursor.ts';
import type { Ordering } from './statement/order.ts';
import type { Parse, SelectedColumn } from './statement/select.ts';

const PARSERS: Readonly<Record<Parse, (text: string) => unknown>> = {
  text: (text) => text,
  number: Number,
  boolean: (text) => text === 'true',
  json: (text) => JSON.parse(text),
};

/** What a page was asked as. */
interface Asked {
  readonly columns: readonly SelectedColumn[];
  readonly ordering: Ordering;
  readonly limit: number;
}

const readText = (row: StatementRow, column: string): string | null => {
  const text = row[column];
  if (text === null || typeof text === 'string') return text;
  throw new Error(`The statement's column ${column} is not text: give the rows as the driver returns them.`);
};

/** Reads a page's rows, before functions and sources. The statement asked for one row more than the page has. */
export const readPage = (rows: readonly StatementRow[], { columns, ordering, limit }: Asked): Page<RawRow> => {
  const readers = columns.map(({ key, parse }, index) => ({ key, column: `c${index}`, parse: PARSERS[parse] }));
  const read = (row: StatementRow): RawRow => {
    const raw: RawRow = {};
    for (const { key, column, parse } of readers) {
      const text = readText(row, column);
      raw[key] = text === null ? null : parse(text);
    }
    return raw;
  };
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  const position = (row: StatementRow) => ordering.columns.map((_, index) => readText(row, `k${index}`) ?? '');
  return {
    rows: rows.slice(0, limit).map(read),
    next: last ? encodeCursor(ordering.name, position(last)) : null,
  };
};
