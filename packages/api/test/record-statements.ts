import { Client } from 'pg';
import { vi } from 'vitest';

/** The names, or the texts where there is none, of the statements that `run` sends on any connection, in order. */
export const recordStatements = async (run: () => Promise<unknown>): Promise<string[]> => {
  const query = vi.spyOn(Client.prototype, 'query');
  try {
    await run();
    return query.mock.calls.map(([config]: unknown[]) => {
      const { name, text } =
        typeof config === 'string' ? { name: config } : (config as { name?: string; text: string });
      // The end of a prepared statement's name is a digest of its text.
      return (name ?? text ?? '').replace(/_[\w-]{12}$/, '');
    });
  } finally {
    query.mockRestore();
  }
};
