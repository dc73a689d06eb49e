import type { Client } from 'pg';
import { z } from 'zod';
import { median, percentile, ratioOver, type Spread } from '../figures.ts';
import { startProcess } from '../processes/start-process.ts';
import type { SeededDatabase } from '../seed/open-seeded-database.ts';
import { CROWD } from './measure-round.ts';
import type { Workplace } from './measure-variants.ts';
import { inCopy, withClient } from './scratch-copy.ts';

/** What {@link CROWD} writers at once commit in one facility. */
export interface Writers {
  readonly title: string;
  readonly p50: number;
  readonly p99: number;
  readonly perSecond: number;
  /** Of what they commit where nothing is counted. */
  readonly ratio: Spread;
}

const Answer = z.object({ latencies: z.array(z.number()), seconds: z.number() });

/** Writes the functions anew that say one thing, so that they say another. */
const reword = async (client: Client, said: string, instead: string): Promise<void> => {
  const { rows } = await client.query<{ definition: string }>(
    `select pg_get_functiondef(oid) as definition from pg_proc
     where pronamespace = 'public'::regnamespace and prokind = 'f' and strpos(prosrc, $1) > 0`,
    [said],
  );
  if (rows.length === 0) throw new Error(`No function says ${said}.`);
  for (const { definition } of rows) await client.query(definition.replaceAll(said, instead));
};

const [BY_CONNECTION, ONE] = ['pg_backend_pid() % 16', '(pg_backend_pid() * 0)'];
const [NOTIFY, SILENT] = ["pg_notify('worklist', ", "concat('worklist', "];

interface Way {
  readonly title: string;
  readonly prepare: (client: Client) => Promise<unknown>;
  readonly takeBack?: (client: Client) => Promise<unknown>;
}

const WAYS: readonly Way[] = [
  {
    title: 'nothing counted, nobody told',
    prepare: (client) => client.query('alter table document disable trigger user'),
    takeBack: (client) => client.query('alter table document enable trigger user'),
  },
  { title: 'as shipped: 16 shards, tabs are told', prepare: async () => {} },
  {
    title: 'one row per facility, tabs are told',
    prepare: (client) => reword(client, BY_CONNECTION, ONE),
    takeBack: (client) => reword(client, ONE, BY_CONNECTION),
  },
  {
    title: '16 shards, nobody told',
    prepare: (client) => reword(client, NOTIFY, SILENT),
    takeBack: (client) => reword(client, SILENT, NOTIFY),
  },
  {
    title: 'one row per facility, nobody told',
    prepare: async (client) => {
      await reword(client, NOTIFY, SILENT);
      await reword(client, BY_CONNECTION, ONE);
    },
    takeBack: async (client) => {
      await reword(client, SILENT, NOTIFY);
      await reword(client, ONE, BY_CONNECTION);
    },
  },
];

const measureWays = async ({ pace, say }: Workplace, database: SeededDatabase): Promise<readonly Writers[]> => {
  const { facilityId, superuserUrl: copyUrl } = database;
  const { rows } = await withClient(copyUrl, (client) =>
    client.query<{ id: string }>("select id from document where facility_id = $1 and status = 'review' limit $2", [
      facilityId,
      CROWD,
    ]),
  );
  const order = {
    databaseUrl: database.databaseUrl,
    facilityId,
    documentIds: rows.map(({ id }) => id),
    milliseconds: pace.crowdMilliseconds,
  };
  await using writers = await startProcess({ script: 'processes/writers.ts' });
  // An empty list holds rounds of any kind.
  const rounds = WAYS.map(() => [] as { latencies: number[]; perSecond: number }[]);
  for (let round = 0; round < pace.rounds; round += 1) {
    for (const [index, { prepare, takeBack }] of WAYS.entries()) {
      await withClient(copyUrl, prepare);
      const { latencies, seconds } = Answer.parse(await writers.ask(order));
      rounds[index]?.push({ latencies, perSecond: latencies.length / seconds });
      if (takeBack) await withClient(copyUrl, takeBack);
    }
  }
  const perSecond = rounds.map((ofWay) => ofWay.map((one) => one.perSecond));
  return WAYS.map(({ title }, index) => {
    const latencies = (rounds[index] ?? []).flatMap((one) => one.latencies);
    const found = {
      title,
      p50: percentile(latencies, 0.5),
      p99: percentile(latencies, 0.99),
      perSecond: median(perSecond[index] ?? []),
      ratio: ratioOver(perSecond[index] ?? [], perSecond[0] ?? []),
    };
    say(`  ${title}: ${found.perSecond.toFixed(0)}/s`);
    return found;
  });
};

/**
 * Writers of one facility that commit at the same time, each its own document: what counters and the version cost them, and
 * what they would cost as one row.
 */
export const measureWriters = async (workplace: Workplace, database: SeededDatabase): Promise<readonly Writers[]> => {
  workplace.say(`Measuring ${CROWD} writers at once …`);
  return await inCopy(database, 'writers', (copy) => measureWays(workplace, copy));
};
