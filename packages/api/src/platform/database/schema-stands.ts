import { migrations } from '../../../migrations/index.ts';
import { compareReleases, RELEASE } from '../process/release.ts';
import { explainRefusal } from './explain-refusal.ts';
import type { Orm } from './orm.ts';

/** Whether this release runs on a database, and if not, why, in one sentence. */
export type SchemaStanding =
  /** `isNewer`: a newer release migrated it, and says that this one runs on it. */
  { readonly stands: true; readonly isNewer: boolean } | { readonly stands: false; readonly because: string };

/** Asks a database, as whatever role. */
export type Ask = <Row extends object>(sql: string) => Promise<Row[]>;

interface Found {
  readonly migrations: boolean;
  readonly installation: boolean;
  readonly queue: boolean;
}

const FOUND = `select to_regclass('public.mikro_orm_migrations') is not null as migrations,
  to_regclass('public.installation') is not null as installation, to_regnamespace('pgboss') is not null as queue`;

const RUN_MIGRATE = 'Run `npm run mailroom -- migrate` with DATABASE_OWNER_URL.';

const falls = (because: string): SchemaStanding => ({ stands: false, because });

const NOT_FOUND: Found = { migrations: false, installation: false, queue: false };

/** What of this build's migrations a database lacks, and whether it has others. */
export const compareMigrations = (ran: readonly string[]): { lacks: string[]; isNewer: boolean } => {
  const known = migrations.map(({ name }) => name);
  return { lacks: known.filter((name) => !ran.includes(name)), isNewer: ran.some((name) => !known.includes(name)) };
};

/** Looks at what ran on a database: nothing of a tenant's, so that any role that Mailroom has may ask. */
export const readStanding = async (ask: Ask): Promise<SchemaStanding> => {
  const [found = NOT_FOUND] = await ask<Found>(FOUND);
  if (!found.migrations) return falls(`The database was never migrated. ${RUN_MIGRATE}`);
  const ran = await ask<{ name: string }>('select name from mikro_orm_migrations');
  const { lacks, isNewer } = compareMigrations(ran.map(({ name }) => name));
  const [first] = lacks;
  if (first !== undefined) return falls(`The database is older than this release: it lacks ${first}. ${RUN_MIGRATE}`);
  if (!found.queue) return falls(`The database's last migration did not end. ${RUN_MIGRATE}`);
  const [row] = await ask<{ oldest: string }>('select oldest_release as oldest from installation');
  const oldest = row?.oldest ?? RELEASE;
  if (compareReleases(oldest, RELEASE) > 0) {
    return falls(`The database was migrated for release ${oldest} and newer; this is ${RELEASE}. Start that release.`);
  }
  return { stands: true, isNewer };
};

/** Whether this release runs on the database. One that does not answer is thrown as it is: that says nothing of its schema. */
export const schemaStands = (orm: Orm): Promise<SchemaStanding> => readStanding((sql) => orm.em.fork().execute(sql));

/** @throws Error in one sentence when the database refuses, or is not one that this release runs on. */
export const assertSchemaStands = async (orm: Orm): Promise<void> => {
  const standing = await schemaStands(orm).catch((error: unknown) => {
    throw explainRefusal(error, 'DATABASE_URL');
  });
  if (!standing.stands) throw new Error(standing.because);
};
