import type { Orm } from './orm.ts';

type Settings = Readonly<Record<string, string>>;

/** How long a connection takes over one statement, waits for a lock, and sits in a transaction without asking anything. */
const patience = (statement: string, lock: string, idle: string): Settings => ({
  statement_timeout: statement,
  lock_timeout: lock,
  idle_in_transaction_session_timeout: idle,
});

/** Whom a connection serves. `unlimited`: migrations and proofs, which take as long as they take. */
const PATIENCE = {
  page: patience('5s', '5s', '10s'),
  job: patience('60s', '60s', '60s'),
  unlimited: patience('0', '0', '0'),
} as const;
export type Serves = keyof typeof PATIENCE;

const PLANS: Settings = {
  // Row-level security makes each custom plan dear, and a page is too short to compile: docs/decisions/0004.
  plan_cache_mode: 'force_generic_plan',
  timezone: 'UTC',
  jit: 'off',
};

const asOptions = (settings: Settings): string =>
  Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');

/** The bounds alone, for a connection that plans its statements itself. */
export const patienceOptions = (serves: Serves): string => asOptions(PATIENCE[serves]);

/** What every connection of the ORM is opened with. */
export const connectionOptions = (serves: Serves): string => asOptions({ ...PLANS, ...PATIENCE[serves] });

/** What a role is given where a pooler stands between: all processes share it, so it has the longest of the bounds. */
const OF_THE_ROLE: Settings = { ...PLANS, ...PATIENCE.job };

/** A setting as PostgreSQL shows it; where a bound is shown as 0, there is none. */
const hasArrived = (name: string, shown: string | undefined): boolean =>
  name in PLANS ? shown === PLANS[name] : shown !== '0';

const SHOW = `select current_user as role, ${Object.keys(OF_THE_ROLE)
  .map((name) => `current_setting('${name}') as ${name}`)
  .join(', ')}`;

/**
 * Poolers drop the options of a connection in silence, and then nothing bounds a statement.
 *
 * @throws Error with what to run, when a setting did not arrive.
 */
export const assertSettingsArrived = async (orm: Orm): Promise<void> => {
  const [shown = {}] = await orm.em.fork().execute<Record<string, string>[]>(SHOW);
  const lost = Object.keys(OF_THE_ROLE).filter((name) => !hasArrived(name, shown[name]));
  if (lost.length === 0) return;
  const statements = lost.map((name) => `  alter role "${shown['role']}" set ${name} = '${OF_THE_ROLE[name]}';`);
  throw new Error(
    `The database did not take over the settings of a connection: a pooler drops its options. Give them to the role:\n${statements.join('\n')}`,
  );
};
