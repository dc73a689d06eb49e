import { Client } from 'pg';
import type { SeededDatabase } from '../seed/open-seeded-database.ts';
import { askPage, type StartedVariant } from '../start-variant.ts';
import { CROWD } from './measure-round.ts';
import type { Workplace } from './measure-variants.ts';

/** A variant in one round while the page that it answers with changes again and again. */
interface RoundOfWrites {
  readonly throughput: number;
  readonly p50: number;
  readonly reads: number;
  readonly writes: number;
  /** Answers that were asked for after a commit and did not show it. */
  readonly stale: number;
}

export interface UnderWrites {
  readonly name: string;
  readonly rounds: readonly RoundOfWrites[];
}

/** One write for so many reads: 1 %. Each makes every kept page of the facility one to be made anew. */
const READS_FOR_A_WRITE = 100;

const titleOf = async ({ superuserUrl }: SeededDatabase, id: string, change?: string): Promise<string> => {
  const client = new Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    if (change !== undefined) await client.query('update document set title = $1 where id = $2', [change, id]);
    const { rows } = await client.query<{ title: string }>('select title from document where id = $1', [id]);
    return rows[0]?.title ?? '';
  } finally {
    await client.end();
  }
};

/** The crowd's throughput while one read in a hundred is followed by a write that the page shows. */
export const measureWrites = async (
  { load, pace, database, say }: Workplace,
  started: readonly StartedVariant[],
): Promise<readonly UnderWrites[]> => {
  if (!started[0]) return [];
  say('Measuring while one read in a hundred is followed by a write …');
  const [row] = (await askPage(started[0])).page.rows;
  if (!row) throw new Error('There is no row to write.');
  const { databaseUrl, facilityId } = database;
  const writes = { databaseUrl, facilityId, documentId: row.id, every: READS_FOR_A_WRITE };
  const title = await titleOf(database, row.id);
  // An empty list holds rounds of any kind.
  const found = started.map(({ variant: { name } }) => ({ name, rounds: [] as RoundOfWrites[] }));
  try {
    for (let round = 0; round < pace.rounds; round += 1) {
      for (const [index, one] of started.entries()) {
        const aim = { connections: CROWD, milliseconds: pace.crowdMilliseconds, writes };
        const { answered, perSecond, p50, written } = await load.shoot(one, aim);
        const { committed = 0, stale = 0 } = written ?? {};
        found[index]?.rounds.push({ throughput: perSecond, p50, reads: answered, writes: committed, stale });
      }
    }
  } finally {
    await titleOf(database, row.id, title);
  }
  return found;
};
