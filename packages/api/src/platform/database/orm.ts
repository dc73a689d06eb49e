import { Migrator } from '@mikro-orm/migrations';
import { type EntityClass, MikroORM, type Options } from '@mikro-orm/postgresql';
import { migrations } from '../../../migrations/index.ts';
import { countStatement } from '../http/cost.ts';
import { connectionOptions, type Serves } from './database-settings.ts';
import { freeEnded } from './free-ended.ts';

export type Orm = MikroORM;

interface OrmOptions {
  readonly databaseUrl: string;
  readonly entities: readonly EntityClass[];
  /** How long its connections are patient; without a word, as long as it takes. */
  readonly serves?: Serves;
  /** Connections at most. */
  readonly poolSize?: number;
}

/** How Mailroom uses MikroORM; see the stack's notes on prepared statements for `plan_cache_mode`. */
const ormOptions = ({ databaseUrl, entities, serves = 'unlimited', poolSize = 10 }: OrmOptions): Options => ({
  clientUrl: databaseUrl,
  entities: [...entities],
  extensions: [Migrator],
  migrations: { migrationsList: migrations, snapshot: false, silent: true, transactional: true, allOrNothing: true },
  // Functions, triggers and grants are written by hand in the migrations; pg-boss keeps its own schema.
  schemaGenerator: {
    defaultDeleteRule: 'restrict',
    ignoreTriggers: true,
    ignoreRoutines: true,
    ignoreSchema: ['pgboss'],
  },
  pool: { min: 0, max: poolSize },
  driverOptions: {
    options: connectionOptions(serves),
    application_name: 'mailroom',
    onPoolCreated: freeEnded,
    connectionTimeoutMillis: 10_000,
  },
  forceUtcTimezone: true,
  onQuery: (sql) => {
    countStatement(sql);
    return sql;
  },
});

/** Discovers the entities; connects on first use. */
export const openOrm = (options: OrmOptions): Promise<Orm> => MikroORM.init(ormOptions(options));
