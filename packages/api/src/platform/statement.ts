import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { countStatement } from './cost.ts';
import type { Orm } from './orm.ts';

/** SQL with numbered parameters that PostgreSQL parses and plans once per connection. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

/** Names a statement by its text: the same text is prepared once, another text never takes its name. */
export const statement = (label: string, text: string): Statement => ({
  name: `${label}_${createHash('sha256').update(text).digest('base64url').slice(0, 12)}`,
  text,
});

const poolOf = (orm: Orm): Promise<Pool> => orm.em.getConnection().getNativeClient();

interface Bound {
  readonly facilityId: string;
  readonly values: readonly unknown[];
}

/**
 * Runs one prepared statement as a facility: begin, tenancy, statement and commit leave in one round trip.
 *
 * @returns the rows as PostgreSQL's driver gives them.
 */
export const runStatement = async <Row extends object>(
  orm: Orm,
  { name, text }: Statement,
  { facilityId, values }: Bound,
): Promise<Row[]> => {
  countStatement(name);
  const pool = await poolOf(orm);
  const client = await pool.connect();
  try {
    const [, , result] = await Promise.all([
      client.query('begin read only'),
      client.query({
        name: 'enter_facility',
        text: "select set_config('mailroom.facility_id', $1, true)",
        values: [facilityId],
      }),
      client.query<Row>({ name, text, values: [...values] }),
      client.query('commit'),
    ]);
    client.release();
    return result.rows;
  } catch (error) {
    // The connection may be inside a failed transaction: it is closed, never given back.
    client.release(true);
    throw error;
  }
};
