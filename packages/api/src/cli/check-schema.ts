import { join } from 'node:path';
import { Client } from 'pg';
import { catalogDifferences, expectedCatalog, readCatalog } from '../platform/database/catalog.ts';
import { explainRefusal } from '../platform/database/explain-refusal.ts';
import { startLocalPostgres } from '../platform/local/local-postgres.ts';
import type { Config } from '../platform/process/config.ts';

interface Addresses {
  readonly databaseUrl: string;
  /** Null: the application's own role asks. */
  readonly databaseOwnerUrl: string | null;
}

/**
 * What of a database differs from what this build expects, one sentence each. Read only, and no row of a tenant's table is read.
 *
 * @throws Error in one sentence when the database refuses.
 */
const schemaDifferences = async ({ databaseUrl, databaseOwnerUrl }: Addresses): Promise<string[]> => {
  const client = new Client({
    connectionString: databaseOwnerUrl ?? databaseUrl,
    application_name: 'mailroom-check-schema',
    connectionTimeoutMillis: 10_000,
  });
  try {
    await client.connect();
    await client.query('begin transaction read only');
    const role = decodeURIComponent(new URL(databaseUrl).username);
    return catalogDifferences(expectedCatalog(), await readCatalog(client, role));
  } catch (error) {
    throw explainRefusal(error, databaseOwnerUrl === null ? 'DATABASE_URL' : 'DATABASE_OWNER_URL');
  } finally {
    await client.end();
  }
};

const print = (differences: readonly string[]): number => {
  for (const sentence of differences) console.log(sentence);
  const count = differences.length;
  if (count > 0) console.log(`Differences from what this build expects: ${count}.`);
  else console.log('The database is as this build expects.');
  return count === 0 ? 0 : 1;
};

/**
 * Compares the database of DATABASE_URL, or the local one, with what this build expects, and prints what differs.
 *
 * @returns the exit code: 0 only if nothing differs.
 */
export const checkSchema = async ({ databaseUrl, databaseOwnerUrl, folder }: Config): Promise<number> => {
  if (databaseUrl !== null) return print(await schemaDifferences({ databaseUrl, databaseOwnerUrl }));
  const local = await startLocalPostgres({ folder: join(folder, 'postgres') });
  try {
    return print(await schemaDifferences({ databaseUrl: local.databaseUrl, databaseOwnerUrl: null }));
  } finally {
    if (local.isOurs) await local.stop();
  }
};
