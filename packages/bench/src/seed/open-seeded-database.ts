import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { JOBS } from '../../../api/src/jobs.ts';
import { entities } from '../../../api/src/model/entities.ts';
import { migrate } from '../../../api/src/platform/database/migrate.ts';
import { openOrm } from '../../../api/src/platform/database/orm.ts';
import {
  type LocalPostgres,
  startLocalPostgres as startPostgres,
} from '../../../api/src/platform/local/local-postgres.ts';
import { loadSeed, type Volume } from './load-seed.ts';
import { isStampOf, migrationDigests, readStamp, type Stamp, seedDigest, writeStamp } from './stamp.ts';

/** As a server of this size is set up.. */
const SETTINGS = [
  'shared_buffers=512MB',
  'effective_cache_size=2GB',
  'work_mem=16MB',
  'random_page_cost=1.1',
  'max_wal_size=2GB',
  'max_connections=200',
  'shared_preload_libraries=pg_stat_statements',
];
/** What is lost while filling is filled again. */
const SETTINGS_WHILE_FILLING = [
  'shared_buffers=512MB',
  'fsync=off',
  'full_page_writes=off',
  'wal_level=minimal',
  'max_wal_senders=0',
  'max_wal_size=8GB',
  'checkpoint_timeout=30min',
];

type Say = (line: string) => void;

const BENCH = 'mailroom_bench';

/** Servers that an interrupted run must not leave behind. */
const running = new Set<LocalPostgres>();

export const stopServers = (): Promise<unknown> => Promise.allSettled([...running].map((server) => server.stop()));

const startLocalPostgres: typeof startPostgres = async (options) => {
  const server = await startPostgres(options);
  running.add(server);
  return server;
};

const migrateAs = async ({ databaseOwnerUrl, databaseUrl }: LocalPostgres): Promise<void> => {
  const orm = await openOrm({ databaseUrl: databaseOwnerUrl, entities, poolSize: 1 });
  const applicationRole = new URL(databaseUrl).username;
  try {
    await migrate({ jobs: JOBS, entities, orm, ownerUrl: databaseOwnerUrl, applicationRole });
  } finally {
    await orm.close();
  }
};

const inMailroom = (superuserUrl: string): string => {
  const url = new URL(superuserUrl);
  url.pathname = '/mailroom';
  return url.href;
};

const asSuperuser = async (url: string, act: (client: Client) => Promise<unknown>): Promise<void> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await act(client);
  } finally {
    await client.end();
  }
};

/** The role of the variants without row-level security: it sees everything and changes nothing. */
const GRANTS = `grant usage on schema public to ${BENCH}; grant select on all tables in schema public to ${BENCH}`;

const createBenchRole = (superuserUrl: string, password: string): Promise<void> =>
  asSuperuser(superuserUrl, async (client) => {
    await client.query(`create role ${BENCH} login bypassrls password ${client.escapeLiteral(password)}`);
    await client.query(GRANTS);
    await client.query('create extension pg_stat_statements');
  });

/** A PostgreSQL server with a seeded Mailroom in it. */
export interface SeededDatabase {
  readonly volume: Volume;
  /** The application's role, held by row-level security. */
  readonly databaseUrl: string;
  /** A role that bypasses row-level security and may only read. */
  readonly benchUrl: string;
  readonly superuserUrl: string;
  /** The server's first process: its children are the backends. */
  readonly postmasterId: number;
  readonly postgresVersion: string;
  readonly facilityId: string;
  readonly userId: string;
  stop(): Promise<void>;
}

const fill = async (folder: string, volume: Volume, say: Say): Promise<Stamp> => {
  say(`Seeding ${volume.documents} documents of ${volume.facilities} facilities …`);
  const startedAt = performance.now();
  await rm(folder, { recursive: true, force: true });
  const benchPassword = randomBytes(24).toString('hex');
  const postgres = await startLocalPostgres({ folder, settings: SETTINGS_WHILE_FILLING });
  try {
    await migrateAs(postgres);
    await loadSeed(inMailroom(postgres.superuserUrl), volume, say);
    await createBenchRole(inMailroom(postgres.superuserUrl), benchPassword);
  } finally {
    await postgres.stop();
  }
  const stamp = await writeStamp(folder, { seed: seedDigest(volume), migrations: migrationDigests(), benchPassword });
  const seconds = (performance.now() - startedAt) / 1000;
  say(`Seeded in ${seconds.toFixed(0)} s: ${Math.round(volume.documents / seconds)} documents a second.`);
  return stamp;
};

/** Migrations that came after the seed run on what it filled in, as they would in a hospital. */
const bringUpToDate = async (folder: string, stamp: Stamp, say: Say): Promise<Stamp> => {
  const missing = migrationDigests().slice(stamp.migrations.length);
  if (missing.length === 0) return stamp;
  say(`Running ${missing.length} migrations in ${folder} …`);
  const startedAt = performance.now();
  const postgres = await startLocalPostgres({ folder, settings: SETTINGS_WHILE_FILLING });
  try {
    await migrateAs(postgres);
    await asSuperuser(inMailroom(postgres.superuserUrl), async (client) => {
      await client.query(GRANTS);
      await client.query('vacuum (analyze)');
    });
  } finally {
    await postgres.stop();
  }
  say(`Migrated in ${((performance.now() - startedAt) / 1000).toFixed(0)} s.`);
  return await writeStamp(folder, { ...stamp, migrations: migrationDigests() });
};

type Found = Pick<SeededDatabase, 'facilityId' | 'userId' | 'postgresVersion'>;

/** The facility with the most documents, and somebody who works there. */
const findLargest = async (url: string): Promise<Found> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Found>(
      `select facility_id as "facilityId", (select min(user_id::text) from membership
         where membership.facility_id = worklist_counter.facility_id) as "userId",
         current_setting('server_version') as "postgresVersion"
       from worklist_counter group by facility_id order by sum(documents) desc limit 1`,
    );
    if (!rows[0]) throw new Error('The seeded database has no facility.');
    return rows[0];
  } finally {
    await client.end();
  }
};

/**
 * Starts the server of a volume; fills it first when there is none, or when the seed or a migration that ran changed.
 *
 * @param folder keeps the server's data between runs.
 */
export const openSeededDatabase = async (folder: string, volume: Volume, say: Say): Promise<SeededDatabase> => {
  const known = await readStamp(folder);
  const isKept = known !== null && isStampOf(known, volume);
  const { benchPassword } = isKept ? await bringUpToDate(folder, known, say) : await fill(folder, volume, say);
  const postgres = await startLocalPostgres({ folder, settings: SETTINGS });
  const superuserUrl = inMailroom(postgres.superuserUrl);
  const benchUrl = new URL(postgres.databaseUrl);
  benchUrl.username = BENCH;
  benchUrl.password = benchPassword;
  const [postmaster] = readFileSync(join(folder, 'data/postmaster.pid'), 'utf8').split('\n');
  return {
    volume,
    databaseUrl: postgres.databaseUrl,
    benchUrl: benchUrl.href,
    superuserUrl,
    postmasterId: Number(postmaster),
    ...(await findLargest(superuserUrl)),
    stop: () => postgres.stop(),
  };
};
