import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { isOfTheSession } from './session-statements.ts';

/** What requests asked of PostgreSQL, per request. */
export interface StatementCosts {
  readonly statements: number;
  /** Transactions, tenancy and the look-up of the session. */
  readonly sessionStatements: number;
  /** Time of the statements inside PostgreSQL, in milliseconds, session apart. */
  readonly milliseconds: number;
  readonly sessionMilliseconds: number;
}

interface Tracked {
  readonly text: string;
  readonly calls: number;
  readonly milliseconds: number;
}

/** Running servers notice a changed setting between two statements. */
const SETTLE_MILLISECONDS = 150;

const setTracking = async (client: Client, to: 'none' | 'top'): Promise<void> => {
  await client.query(`alter system set pg_stat_statements.track = '${to}'`);
  await client.query('select pg_reload_conf()');
  await sleep(SETTLE_MILLISECONDS);
};

const WAIT_MILLISECONDS = 20;
const WAIT_AT_MOST = 500;

/** A load that was stopped leaves its last requests behind: they are not to be counted. */
const untilQuiet = async (client: Client): Promise<void> => {
  for (let waited = 0; waited < WAIT_AT_MOST; waited += 1) {
    const { rows } = await client.query(
      `select 1 from pg_stat_activity where datname = current_database() and backend_type = 'client backend'
         and pid <> pg_backend_pid() and state <> 'idle'`,
    );
    if (rows.length === 0) return;
    await sleep(WAIT_MILLISECONDS);
  }
};

const read = async (client: Client): Promise<Tracked[]> => {
  const { rows } = await client.query<Tracked>(
    `select query as text, calls::int as calls, total_exec_time as milliseconds from pg_stat_statements
     where dbid = (select oid from pg_database where datname = current_database())
       and userid <> (select usesysid from pg_user where usename = current_user)
       and query not like '%pgboss%'`,
  );
  return rows;
};

const sum = (tracked: readonly Tracked[], key: 'calls' | 'milliseconds'): number =>
  tracked.reduce((sum, one) => sum + one[key], 0);

/** Lets PostgreSQL count what `run` asks; otherwise it counts nothing, because counting costs time. */
export const trackStatements = async (
  superuserUrl: string,
  requests: number,
  run: () => Promise<unknown>,
): Promise<StatementCosts> => {
  const client = new Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await untilQuiet(client);
    await setTracking(client, 'top');
    await client.query('select pg_stat_statements_reset()');
    for (let n = 0; n < requests; n += 1) await run();
    const tracked = await read(client);
    const session = tracked.filter(({ text }) => isOfTheSession(text));
    const asked = tracked.filter(({ text }) => !isOfTheSession(text));
    return {
      statements: sum(asked, 'calls') / requests,
      sessionStatements: sum(session, 'calls') / requests,
      milliseconds: sum(asked, 'milliseconds') / requests,
      sessionMilliseconds: sum(session, 'milliseconds') / requests,
    };
  } finally {
    await setTracking(client, 'none');
    await client.end();
  }
};
