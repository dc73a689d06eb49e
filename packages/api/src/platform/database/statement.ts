import { createHash } from 'node:crypto';
import type { Page, PlanStatement } from '@mailroom/load-plan';
import type { Pool } from 'pg';
import type { z } from 'zod';
import { countStatement } from '../http/cost.ts';
import { Batch, type Bound, countParsed, type TextRow } from './batch.ts';
import type { Orm } from './orm.ts';

/** A statement that no load plan makes: a sum, a function. It answers one JSON value, which is checked. */
export interface Statement<Answer> {
  readonly name: string;
  readonly text: string;
  readonly answer: z.ZodType<Answer>;
}

/** Names a statement by its text: the same text is prepared once, another text never takes its name. */
export const statement = <Answer>(label: string, answer: z.ZodType<Answer>, text: string): Statement<Answer> => ({
  name: `${label}_${createHash('sha256').update(text).digest('base64url').slice(0, 12)}`,
  answer,
  text,
});

/** A connection that has prepared more is closed: a session of PostgreSQL keeps each plan for good. */
const MAX_PARSED = 200;

const poolOf = (orm: Orm): Promise<Pool> => orm.em.getConnection().getNativeClient();

/** Runs statements as one transaction in one round trip. Who acts, if it is a facility, is what the first one says. */
export const runBatch = async (orm: Orm, statements: readonly Bound[]): Promise<readonly TextRow[][]> => {
  const pool = await poolOf(orm);
  const client = await pool.connect();
  try {
    const answers = await client.query(new Batch(statements)).answered;
    client.release(countParsed(client.connection) > MAX_PARSED);
    return answers;
  } catch (error) {
    client.release(true);
    throw error;
  }
};

/** From here on the transaction reads only, as a facility: what everybody there may see, and so nothing of restricted documents. */
const enterFacility = (facilityId: string): Bound => ({
  name: 'enter_facility',
  text: "select set_config('mailroom.facility_id', $1, true), set_config('transaction_read_only', 'on', true)",
  values: [facilityId],
});

/** Who asks at a facility, where more than what everybody there may see is asked for. */
export interface Asking {
  readonly facilityId: string;
  /** A person: they see of restricted documents those that they opened. */
  readonly tokenSha256?: string | undefined;
  /** Mailroom itself: it sees all, and shows them to nobody. */
  readonly actsItself?: true | undefined;
}

/** A person, as the database knows them by their session. */
export const asPerson = ({ facilityId, tokenSha256 }: Asking): Asking => ({ facilityId, tokenSha256 });

const enterAs = ({ facilityId, tokenSha256 = '', actsItself }: Asking): Bound => ({
  name: 'enter_as',
  text: `select set_config('mailroom.facility_id', $1, true), set_config('mailroom.session_token', $2, true),
  set_config('mailroom.acts_itself', $3, true), set_config('transaction_read_only', 'on', true)`,
  values: [facilityId, tokenSha256, actsItself ? 'on' : ''],
});

/** As whom statements run: what everybody at a facility may see (its id), somebody, or nobody at none (null). */
export type AsWhom = string | Asking | null;

/** From here on the transaction reads only, as a person: their sessions, at whichever facility. The installation sees the name of each. */
const enterPerson = (userId: string): Bound => ({
  name: 'enter_person',
  text: `select set_config('mailroom.person', $1, true), set_config('mailroom.facility_id', installation_facility()::text, true),
  set_config('transaction_read_only', 'on', true)`,
  values: [userId],
});

/** Runs statements that ask for something as a facility, and counts them. */
export const runAll = async (orm: Orm, asWhom: AsWhom, statements: readonly Bound[]): Promise<readonly TextRow[][]> => {
  for (const { name } of statements) countStatement(name);
  if (asWhom === null) return runBatch(orm, statements);
  const enter = typeof asWhom === 'string' ? enterFacility(asWhom) : enterAs(asWhom);
  return (await runBatch(orm, [enter, ...statements])).slice(1);
};

interface StatementInput extends Omit<Asking, 'facilityId'> {
  /** Null for what belongs to no facility. */
  readonly facilityId: string | null;
  readonly values: readonly unknown[];
}

/** Runs one statement as a facility. */
export const runStatement = async <Answer>(
  orm: Orm,
  { name, text, answer }: Statement<Answer>,
  { facilityId, values, ...how }: StatementInput,
): Promise<Answer> => {
  const asWhom = facilityId === null || Object.keys(how).length === 0 ? facilityId : { facilityId, ...how };
  const [[[json = null] = []] = []] = await runAll(orm, asWhom, [{ name, text, values }]);
  return answer.parse(JSON.parse(json ?? 'null'));
};

export type Pages<Statements> = {
  [K in keyof Statements]: Statements[K] extends PlanStatement<infer Row> ? Page<Row> : never;
};

/** The answers of load plans' statements as their pages. */
export const readPages = <const Statements extends readonly PlanStatement<unknown>[]>(
  statements: Statements,
  answers: readonly (readonly TextRow[])[],
): Pages<Statements> => {
  const pages = statements.map(({ read }, index) => read(answers[index] ?? []));
  // The pages stand in the order of the statements.
  return pages as Pages<Statements>;
};

/** Loads pages of load plans as a facility, all of them in one round trip and one transaction. */
export const loadPages = async <const Statements extends readonly PlanStatement<unknown>[]>(
  orm: Orm,
  asWhom: AsWhom,
  statements: Statements,
): Promise<Pages<Statements>> => readPages(statements, await runAll(orm, asWhom, statements));

/** Loads pages of what is a person's own, at whichever facility, in one round trip and one transaction. */
export const loadOwnPages = async <const Statements extends readonly PlanStatement<unknown>[]>(
  orm: Orm,
  userId: string,
  statements: Statements,
): Promise<Pages<Statements>> => {
  for (const { name } of statements) countStatement(name);
  return readPages(statements, (await runBatch(orm, [enterPerson(userId), ...statements])).slice(1));
};
