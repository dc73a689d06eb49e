import { Client, type QueryResult } from 'pg';
import { vi } from 'vitest';
import { Batch } from '../src/platform/database/batch.ts';

/** A value that PostgreSQL answered with, and the column it stood in. */
export interface Cell {
  readonly column: string;
  readonly value: unknown;
}

/** A load plan names its columns; what other statements of a batch answer is one value. */
const columnsOf = (text: string): string[] => [...text.matchAll(/ as ([ck]\d+)\b/g)].map(([, column = '']) => column);

/** What a batch begins with answers what it was told. */
const ENTERING = new Set(['enter_as', 'enter_facility', 'enter_person']);

const cellsOf = async (answered: unknown): Promise<Cell[]> => {
  if (answered instanceof Batch) {
    const answers = await answered.answered;
    return answered.statements.flatMap(({ name, text }, statement) => {
      if (ENTERING.has(name)) return [];
      const columns = columnsOf(text);
      return (answers[statement] ?? []).flatMap((row) =>
        row.map((value, index) => ({ column: columns[index] ?? 'value', value })),
      );
    });
  }
  // pg's overloads: without a callback it answers with a promise of a result.
  const { rows } = await (answered as Promise<QueryResult>);
  return rows.flatMap((row: Record<string, unknown>) =>
    Object.entries(row).map(([column, value]) => ({ column, value })),
  );
};

/** Every cell that the statements of `run` were answered with, on any connection. */
export const recordCells = async (run: () => Promise<unknown>): Promise<Cell[]> => {
  const query = vi.spyOn(Client.prototype, 'query');
  try {
    await run();
    return (await Promise.all(query.mock.results.map(({ value }) => cellsOf(value)))).flat();
  } finally {
    query.mockRestore();
  }
};
