import { Client } from 'pg';
import { PgBoss } from 'pg-boss';
import type { QueueOptions } from '../jobs/jobs.ts';
import { OLDEST_RELEASE } from '../process/release.ts';
import { explainRefusal } from './explain-refusal.ts';
import { type GrantedEntity, grantToApplication } from './grants.ts';
import type { Orm } from './orm.ts';
import { compareMigrations } from './schema-stands.ts';

interface MigrateOptions {
  /** Connects as the owner of the tables. */
  readonly orm: Orm;
  readonly ownerUrl: string;
  /** Every table, with what the application's role may do with it. */
  readonly entities: readonly GrantedEntity[];
  /** The role the application connects as. */
  readonly applicationRole: string;
  /** Every queue of jobs, by its name. */
  readonly jobs: Readonly<Record<string, { readonly queue: QueueOptions }>>;
}

/** Two migrations at once would run the same statements twice; the second waits for the first, and finds nothing to do. */
const LOCK = "select pg_advisory_lock(hashtext('mailroom migrate'))";
const LOCK_TIMEOUT = "set lock_timeout = '10min'";

const prepareQueues = async ({ ownerUrl, jobs }: MigrateOptions): Promise<void> => {
  const boss = new PgBoss({ connectionString: ownerUrl, max: 1, supervise: false, schedule: false });
  await boss.start();
  try {
    for (const { queue } of Object.values(jobs)) await boss.createQueue(queue.deadLetter);
    for (const [name, { queue }] of Object.entries(jobs)) {
      await boss.createQueue(name, { ...queue, notify: true });
      await boss.updateQueue(name, { ...queue, notify: true });
    }
  } finally {
    await boss.stop({ graceful: false });
  }
};

/** What a newer release migrated is left as it is: its tables, its queues, and its grants. */
const isOfNewerRelease = async (orm: Orm): Promise<boolean> => {
  const ran = await orm.migrator.getExecuted();
  return compareMigrations(ran.map(({ name }) => name)).isNewer;
};

const migrateLocked = async (client: Client, options: MigrateOptions): Promise<string[]> => {
  const { orm } = options;
  if (await isOfNewerRelease(orm)) return [];
  const ran = await orm.migrator.up();
  await prepareQueues(options);
  await grantToApplication(client, options);
  await client.query('update installation set oldest_release = $1', [OLDEST_RELEASE]);
  return ran.map(({ name }) => name);
};

/**
 * Brings the database to this release: tables, the job queue, and what the application's role may do.
 * Running it again changes nothing; a database of a newer release is left alone.
 *
 * @returns the names of the migrations that ran.
 */
export const migrate = async (options: MigrateOptions): Promise<string[]> => {
  const client = new Client({ connectionString: options.ownerUrl, application_name: 'mailroom-migrate' });
  await client.connect();
  try {
    await client.query(LOCK_TIMEOUT);
    // Held until this connection ends.
    await client.query(LOCK);
    return await migrateLocked(client, options);
  } finally {
    await client.end();
  }
};

/** @throws Error in one sentence if the database refuses, or if the application's role could see more than row-level security shows it. */
export const assertRoleIsBound = async (orm: Orm): Promise<void> => {
  const [role] = await orm.em
    .fork()
    .execute<{ name: string; is_free: boolean; owned: number }[]>(
      `select rolname as name, rolsuper or rolbypassrls as is_free,
         (select count(*)::int from pg_class where relowner = pg_roles.oid) as owned
       from pg_roles where rolname = current_user`,
    )
    .catch((error: unknown) => {
      throw explainRefusal(error, 'DATABASE_URL');
    });
  if (!role || role.is_free || role.owned > 0) {
    throw new Error(
      `DATABASE_URL connects as ${role?.name ?? 'nobody'}, a role that is not held by row-level security. ` +
        'Use a role that owns no tables and is neither superuser nor BYPASSRLS; README shows how to make one.',
    );
  }
};
