import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, expect, it } from 'vitest';
import { openSeededDatabase } from './open-seeded-database.ts';

const folder = await mkdtemp(join(tmpdir(), 'mailroom-seed-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const DOCUMENTS = 1000;

const count = async (client: Client, sql: string): Promise<number> => {
  const { rows } = await client.query<{ count: number }>(`select (${sql})::int as count`);
  return rows[0]?.count ?? Number.NaN;
};

it('an empty folder is filled under the migrations of today, and found filled by the next run', async () => {
  const said: string[] = [];
  const open = () =>
    openSeededDatabase(folder, { documents: DOCUMENTS, facilities: 10, seed: 1 }, (line) => said.push(line));
  const first = await open();
  const client = new Client({ connectionString: first.benchUrl });
  await client.connect();
  try {
    expect(await count(client, 'select count(*) from document')).toBe(DOCUMENTS);
    // What triggers would have counted is what there is.
    expect(await count(client, 'select sum(documents) from worklist_counter')).toBe(DOCUMENTS);
    const filled = ['metadata', 'document_word', 'document_tag', 'attachment', 'verification', 'audit_event'];
    for (const table of filled) {
      expect(await count(client, `select count(*) from ${table}`)).toBeGreaterThan(DOCUMENTS / 2);
    }
  } finally {
    await client.end();
    await first.stop();
  }
  const lines = said.length;
  await (await open()).stop();
  expect(said).toHaveLength(lines);
});
