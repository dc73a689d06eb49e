import { join } from 'node:path';
import { Client } from 'pg';
import { entities } from '../entities.ts';
import type { Config } from '../platform/config.ts';
import { startLocalPostgres } from '../platform/local-postgres.ts';
import { migrate } from '../platform/migrate.ts';
import { explainRefusal, openOrm } from '../platform/orm.ts';

/** A migrated database to work with. */
export interface Database extends AsyncDisposable {
  readonly databaseUrl: string;
  /** The tables' owner, who says which facilities there are and who works there; null where its address is not known. */
  readonly databaseOwnerUrl: string | null;
  /** Whether it was running before. */
  readonly isJoined: boolean;
}

const migrateAs = async (ownerUrl: string, databaseUrl: string): Promise<void> => {
  const orm = await openOrm({ databaseUrl: ownerUrl, entities, poolSize: 1 });
  try {
    await migrate({ orm, ownerUrl, applicationRole: decodeURIComponent(new URL(databaseUrl).username) });
  } finally {
    await orm.close();
  }
};

const ask = async (databaseUrl: string): Promise<void> => {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    await client.end();
  } catch (error) {
    throw explainRefusal(error, 'DATABASE_URL');
  }
};

/**
 * The database of DATABASE_URL, or the local PostgreSQL, started if it is not running; brought to this release.
 *
 * @throws Error in one sentence when the database refuses.
 */
export const openDatabase = async (config: Config): Promise<Database> => {
  const { databaseUrl, databaseOwnerUrl } = config;
  if (databaseUrl === null) {
    const postgres = await startLocalPostgres({ folder: join(config.folder, 'postgres') });
    await migrateAs(postgres.databaseOwnerUrl, postgres.databaseUrl);
    return {
      databaseUrl: postgres.databaseUrl,
      databaseOwnerUrl: postgres.databaseOwnerUrl,
      isJoined: !postgres.isOurs,
      [Symbol.asyncDispose]: () => (postgres.isOurs ? postgres.stop() : Promise.resolve()),
    };
  }
  // Without the owner's address somebody else migrates: `DATABASE_OWNER_URL=… npm run mailroom -- migrate`.
  if (databaseOwnerUrl !== null) {
    await migrateAs(databaseOwnerUrl, databaseUrl).catch((error: unknown) => {
      throw explainRefusal(error, 'DATABASE_OWNER_URL');
    });
  }
  await ask(databaseUrl);
  return { databaseUrl, databaseOwnerUrl, isJoined: true, [Symbol.asyncDispose]: () => Promise.resolve() };
};
