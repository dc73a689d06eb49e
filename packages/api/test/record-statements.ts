import { Client } from 'pg';
import { vi } from 'vitest';

interface Sent {
  /** Of a prepared statement, without the digest of its text. */
  readonly name: string | null;
  readonly text: string;
}

const read = (config: unknown): Sent => {
  const { name, text } =
    typeof config === 'string' ? { text: config } : (config as { readonly name?: string; readonly text: string });
  return { name: name?.replace(/_[\w-]{12}$/, '') ?? null, text };
};

const record = async (run: () => Promise<unknown>): Promise<Sent[]> => {
  const query = vi.spyOn(Client.prototype, 'query');
  try {
    await run();
    return query.mock.calls.map(([config]: unknown[]) => read(config));
  } finally {
    query.mockRestore();
  }
};

/** The names, or the texts where there is none, of the statements that `run` sends on any connection, in order. */
export const recordStatements = async (run: () => Promise<unknown>): Promise<string[]> =>
  (await record(run)).map(({ name, text }) => name ?? text);

/** The prepared statements of `run` as a file of SQL, kept beside the load plan: a changed query is seen in review. */
export const recordSql = async (title: string, run: () => Promise<unknown>): Promise<string> => {
  const sent = await record(run);
  return sent
    .filter(({ name }) => name !== null && name !== 'enter_facility')
    .map(({ name, text }) => `-- ${title}: ${name}\n${text.trim()};\n`)
    .join('\n');
};

/** The text of each prepared statement that `run` sends, by its name. */
export const recordTexts = async (run: () => Promise<unknown>): Promise<ReadonlyMap<string, string>> => {
  const query = vi.spyOn(Client.prototype, 'query');
  try {
    await run();
    const sent = query.mock.calls.map(([config]: unknown[]) => config as Partial<Record<'name' | 'text', string>>);
    return new Map(sent.flatMap(({ name, text }) => (name && text !== undefined ? [[name, text] as const] : [])));
  } finally {
    query.mockRestore();
  }
};
