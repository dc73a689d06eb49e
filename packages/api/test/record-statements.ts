import { Client } from 'pg';
import { vi } from 'vitest';
import { Batch } from '../src/platform/database/batch.ts';

interface Sent {
  /** Of a prepared statement. */
  readonly name: string | null;
  readonly text: string;
}

/** What was given to `pg`: a text, a statement, or several in one packet. */
const read = (asked: unknown): Sent[] => {
  if (typeof asked === 'string') return [{ name: null, text: asked }];
  if (asked instanceof Batch) return asked.statements.map(({ name, text }) => ({ name, text }));
  // Besides a text and a batch, `pg` takes a statement's configuration only.
  const { name = null, text } = asked as { readonly name?: string; readonly text: string };
  return [{ name, text }];
};

const record = async (run: () => Promise<unknown>): Promise<Sent[]> => {
  const query = vi.spyOn(Client.prototype, 'query');
  try {
    await run();
    return query.mock.calls.flatMap(([asked]: unknown[]) => read(asked));
  } finally {
    query.mockRestore();
  }
};

/** Without the digest of its text. */
const label = (name: string): string => name.replace(/_[\w-]{12}$/, '');

/** The names, or the texts where there is none, of the statements that `run` sends on any connection, in order. */
export const recordStatements = async (run: () => Promise<unknown>): Promise<string[]> =>
  (await record(run)).map(({ name, text }) => (name === null ? text : label(name)));

/** The prepared statements of `run` as a file of SQL, kept beside the load plan: a changed query is seen in review. */
export const recordSql = async (title: string, run: () => Promise<unknown>): Promise<string> => {
  const sent = await record(run);
  return sent
    .flatMap(({ name, text }) =>
      name === null || name === 'enter_facility' ? [] : [`-- ${title}: ${label(name)}\n${text.trim()};\n`],
    )
    .join('\n');
};

/** The text of each prepared statement that `run` sends, by its name. */
export const recordTexts = async (run: () => Promise<unknown>): Promise<ReadonlyMap<string, string>> =>
  new Map((await record(run)).flatMap(({ name, text }) => (name === null ? [] : [[name, text] as const])));
