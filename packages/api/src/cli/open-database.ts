import { join } from 'node:path';
import { Client } from 'pg';
import { JOBS } from '../jobs.ts';
import { entities } from '../model/entities.ts';
import { explainRefusal } from '../platform/database/explain-refusal.ts';
import { migrate } from '../platform/database/migrate.ts';
import { openOrm } from '../platform/database/orm.ts';
import { readStanding, type SchemaStanding } from '../platform/database/schema-stands.ts';
import { startLocalPostgres } from '../platform/local/local-postgres.ts';
import type { Config } from '../platform/process/config.ts';

interface Migration {
  /** The migrations that ran; null when nobody tried, because the owner's address is not known. */
  readonly ran: readonly string[] | null;
  /** Whether a newer release migrated it before. */
  readonly isNewer: boolean;
}

/** A database that this release runs on. */
export interface Database extends AsyncDisposable, Migration {
  readonly databaseUrl: string;
  /** The tables' owner, who says which facilities there are and who works there; null where its address is not known. */
  readonly databaseOwnerUrl: string | null;
  /** Whether it was running before. */
  readonly isJoined: boolean;
}

const migrateAs = async (ownerUrl: string, databaseUrl: string): Promise<string[]> => {
  const orm = await openOrm({ databaseUrl: ownerUrl, entities, poolSize: 1 });
  try {
    return await migrate({
      jobs: JOBS,
      entities,
      orm,
      ownerUrl,
      applicationRole: decodeURIComponent(new URL(databaseUrl).username),
    });
  } catch (error) {
    throw explainRefusal(error, 'DATABASE_OWNER_URL');
  } finally {
    await orm.close();
  }
};

/** How the database stands for this release, asked as the application. @throws Error in one sentence when it refuses. */
const standingOf = async (databaseUrl: string): Promise<SchemaStanding> => {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    return await readStanding(async (sql) => (await client.query(sql)).rows);
  } catch (error) {
    throw explainRefusal(error, 'DATABASE_URL');
  } finally {
    await client.end();
  }
};

interface Addresses {
  readonly databaseUrl: string;
  /** Null: somebody else migrates, with `DATABASE_OWNER_URL=… npm run mailroom -- migrate`. */
  readonly databaseOwnerUrl: string | null;
}

const migrateAndLook = async ({ databaseUrl, databaseOwnerUrl }: Addresses): Promise<Migration> => {
  const ran = databaseOwnerUrl === null ? null : await migrateAs(databaseOwnerUrl, databaseUrl);
  const standing = await standingOf(databaseUrl);
  if (!standing.stands) throw new Error(standing.because);
  return { ran, isNewer: standing.isNewer };
};

/**
 * The database of DATABASE_URL, or the local PostgreSQL, started if it is not running; brought to this release if its owner's
 * address is known.
 *
 * @throws Error in one sentence when the database refuses, or is not one that this release runs on.
 */
export const openDatabase = async (config: Config): Promise<Database> => {
  const { databaseUrl, databaseOwnerUrl } = config;
  if (databaseUrl === null) {
    const postgres = await startLocalPostgres({ folder: join(config.folder, 'postgres') });
    const stop = () => (postgres.isOurs ? postgres.stop() : Promise.resolve());
    try {
      const migration = await migrateAndLook(postgres);
      return {
        ...migration,
        databaseUrl: postgres.databaseUrl,
        databaseOwnerUrl: postgres.databaseOwnerUrl,
        isJoined: !postgres.isOurs,
        [Symbol.asyncDispose]: stop,
      };
    } catch (error) {
      await stop();
      throw error;
    }
  }
  const migration = await migrateAndLook({ databaseUrl, databaseOwnerUrl });
  return {
    ...migration,
    databaseUrl,
    databaseOwnerUrl,
    isJoined: true,
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
};
