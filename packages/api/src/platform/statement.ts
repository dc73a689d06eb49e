import { createHash } from 'node:crypto';
import type { Page, PlanStatement } from '@mailroom/load-plan';
import type { Pool, PoolClient } from 'pg';
import type { z } from 'zod';
import { countStatement } from './cost.ts';
import type { Orm } from './orm.ts';

/** SQL with numbered parameters that PostgreSQL parses and plans once per connection. */
interface Prepared {
  readonly name: string;
  readonly text: string;
}

/** A statement that no load plan makes: a sum, a function. Its rows are checked, because nothing else vouches for them. */
export interface Statement<Row> extends Prepared {
  readonly row: z.ZodType<Row>;
}

/** Names a statement by its text: the same text is prepared once, another text never takes its name. */
export const statement = <Row>(label: string, row: z.ZodType<Row>, text: string): Statement<Row> => ({
  name: `${label}_${createHash('sha256').update(text).digest('base64url').slice(0, 12)}`,
  row,
  text,
});

interface Bound extends Prepared {
  readonly values: readonly unknown[];
}

type Records = readonly Readonly<Record<string, unknown>>[];

const poolOf = (orm: Orm): Promise<Pool> => orm.em.getConnection().getNativeClient();

const enterFacility = (facilityId: string): Bound => ({
  name: 'enter_facility',
  text: "select set_config('mailroom.facility_id', $1, true)",
  values: [facilityId],
});

/** Calls that are made within `send` leave in one packet: each write by itself costs as much as a small statement. */
const inOnePacket = <Sent>({ connection }: PoolClient, send: () => Sent): Sent => {
  connection.stream.cork();
  try {
    return send();
  } finally {
    connection.stream.uncork();
  }
};

const sendAll = async (client: PoolClient, bound: readonly Bound[]): Promise<Records[]> => {
  const answers = inOnePacket(client, () => [
    client.query('begin read only'),
    ...bound.map(({ name, text, values }) => client.query<Records[number]>({ name, text, values: [...values] })),
    client.query('commit'),
  ]);
  const [, ...results] = await Promise.all(answers);
  return results.slice(0, -1).map(({ rows }) => rows);
};

/** Runs statements in one read-only transaction: begin, tenancy, statements and commit leave in one round trip. */
const runAll = async (orm: Orm, facilityId: string | null, statements: readonly Bound[]): Promise<Records[]> => {
  for (const { name } of statements) countStatement(name);
  const entered = facilityId === null ? [] : [enterFacility(facilityId)];
  const pool = await poolOf(orm);
  const client = await pool.connect();
  try {
    const results = await sendAll(client, [...entered, ...statements]);
    client.release();
    return results.slice(entered.length);
  } catch (error) {
    // The connection may be inside a failed transaction: it is closed, never given back.
    client.release(true);
    throw error;
  }
};

interface Asked {
  /** Null for what belongs to no facility. */
  readonly facilityId: string | null;
  readonly values: readonly unknown[];
}

/** Runs one statement as a facility. */
export const runStatement = async <Row>(
  orm: Orm,
  { name, text, row }: Statement<Row>,
  { facilityId, values }: Asked,
): Promise<Row[]> => {
  const [rows = []] = await runAll(orm, facilityId, [{ name, text, values }]);
  return row.array().parse(rows);
};

type Pages<Statements> = {
  [K in keyof Statements]: Statements[K] extends PlanStatement<infer Row> ? Page<Row> : never;
};

/** Loads pages of load plans as a facility, all of them in one round trip and one snapshot's transaction. */
export const loadPages = async <const Statements extends readonly PlanStatement<unknown>[]>(
  orm: Orm,
  facilityId: string | null,
  statements: Statements,
): Promise<Pages<Statements>> => {
  const answers = await runAll(orm, facilityId, statements);
  // A plan's statement selects text only, and reads its own answer.
  const pages = statements.map(({ read }, index) => read((answers[index] ?? []) as readonly Record<string, string>[]));
  // The pages stand in the order of the statements.
  return pages as Pages<Statements>;
};
