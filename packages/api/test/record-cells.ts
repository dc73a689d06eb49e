import { Client, type QueryResult } from 'pg';
import { vi } from 'vitest';

/** A value that PostgreSQL answered with, and the column it stood in. */
export interface Cell {
  readonly column: string;
  readonly value: unknown;
}

/** Every cell that the statements of `run` were answered with, on any connection. */
export const recordCells = async (run: () => Promise<unknown>): Promise<Cell[]> => {
  const query = vi.spyOn(Client.prototype, 'query');
  try {
    await run();
    // pg's overloads: without a callback it answers with a promise of a result.
    const results = await Promise.all(query.mock.results.map(({ value }) => value as Promise<QueryResult>));
    return results.flatMap((result) =>
      (result?.rows ?? []).flatMap((row: Record<string, unknown>) =>
        Object.entries(row).map(([column, value]) => ({ column, value })),
      ),
    );
  } finally {
    query.mockRestore();
  }
};
