import { setTimeout as sleep } from 'node:timers/promises';
import type { ListWorklistInput, OpenDocumentInput } from '@mailroom/contracts';
import { z } from 'zod';
import { median, percentile } from '../figures.ts';
import { startProcess } from '../processes/start-process.ts';
import { worklistInput } from '../question.ts';
import { ask, askPage, type Place, type StartedVariant, startVariant } from '../start-variant.ts';
import { CACHED, chooseVariants, type PageCall, procedureCall } from '../variants.ts';
import type { Workplace } from './measure-variants.ts';

/** The traffic that the hospitals have today is 50,000 calls a day. */
const CALLS_A_DAY = 10 * 50_000;
/** All of them within a working day, and three times its average in the hour that is soaked. */
const WORKING_SECONDS = 8 * 3600;
const CALLS_PER_SECOND = Math.ceil((3 * CALLS_A_DAY) / WORKING_SECONDS);
const WRITES_PER_SECOND = 1;
const TABS = 50;
const SAMPLES = 40;

const Answer = z.object({
  calls: z.int(),
  written: z.int(),
  silentTabs: z.int(),
  latencies: z.array(z.number()),
  failures: z.record(z.string(), z.int()),
});
const Health = z.object({
  usedMegabytes: z.number(),
  residentMegabytes: z.number(),
  waits: z.int(),
  longestWaitMilliseconds: z.number(),
  lastWaitSeconds: z.number(),
  mostConnections: z.int(),
});
type Health = z.infer<typeof Health>;

/** The product under a steady load. */
export interface Soak {
  readonly minutes: number;
  readonly callsPerSecond: number;
  readonly calls: number;
  readonly writes: number;
  readonly tabs: number;
  /** What was no answer, by kind; and open tabs that heard of no change. */
  readonly failures: Readonly<Record<string, number>>;
  readonly p50: number;
  readonly p99: number;
  readonly most: number;
  /** In use after collecting garbage: in the second quarter of the time, and in the last. */
  readonly usedMegabytes: readonly [early: number, late: number];
  readonly residentMegabytes: readonly [early: number, late: number];
  /** Requests that found every connection of the pool taken. */
  readonly waits: number;
  readonly longestWaitMilliseconds: number;
  /** How long the process had run when the last of them came: connections are opened, and plans made, in its first seconds. */
  readonly lastWaitSeconds: number;
  readonly mostConnections: number;
}

/** What a ward asks, the usual more often than the rest. */
const mixOf = async (v2: StartedVariant): Promise<PageCall[]> => {
  const { page } = await askPage(v2);
  const call = (path: string, input: unknown) => procedureCall(path, input, v2.cookie);
  const list = (change: Partial<ListWorklistInput> = {}) =>
    call('worklist.listWorklist', { ...worklistInput, ...change });
  const openDocument = (documentId: string) =>
    call('documents.openDocument', { documentId, isAhead: false } satisfies z.input<typeof OpenDocumentInput>);
  const open = page.rows.slice(0, 5).map(({ id }) => openDocument(id));
  const counts = call('worklist.countByStatus', {});
  const usual = [list(), counts, open, list(), counts, list({ assigneeId: 'nobody' }), open];
  const searches = [list({ patientName: 'le goff' }), open, list({ patientName: 'mar' }), list({ sort: 'oldest' })];
  const rare = [
    list({ verificationOutcome: 'ambiguous' }),
    list({ limit: 200 }),
    call('worklist.listFilterOptions', {}),
  ];
  return [...usual, ...searches, ...usual, ...rare].flat();
};

const quarters = (health: readonly Health[], key: 'usedMegabytes' | 'residentMegabytes'): [number, number] => {
  const quarter = Math.floor(health.length / 4);
  const middle = (from: number) => median(health.slice(from, from + quarter).map((one) => one[key]));
  return [middle(quarter), middle(health.length - quarter)];
};

const watchHealth = async ({ process }: StartedVariant, milliseconds: number): Promise<Health[]> => {
  const health: Health[] = [];
  while (health.length < SAMPLES) {
    await sleep(milliseconds / SAMPLES);
    health.push(Health.parse(await process.ask({ health: true })));
  }
  return health;
};

/** V2 as shipped under ten times the traffic of today, with open tabs and writes. */
export const measureSoak = async (
  { database, say }: Pick<Workplace, 'database' | 'say'>,
  place: Place,
  minutes: number,
): Promise<Soak> => {
  say(`Soaking for ${minutes} minutes: ${CALLS_PER_SECOND} calls a second, ${TABS} open tabs …`);
  const variant = chooseVariants([CACHED]).find(({ name }) => name === CACHED);
  if (!variant) throw new Error(`There is no ${CACHED}.`);
  await using v2 = await startVariant(variant, place, ['processes/report-health.ts']);
  await using load = await startProcess({ script: 'processes/steady-load.ts' });
  const { databaseUrl, facilityId } = database;
  const documentIds = (await askPage(v2)).page.rows.map(({ id }) => id);
  const milliseconds = minutes * 60_000;
  const mix = await mixOf(v2);
  // A call that the product refuses would be soaked for nothing.
  for (const call of mix) await ask(v2.url, call);
  const working = load.ask({
    url: v2.url,
    calls: mix,
    callsPerSecond: CALLS_PER_SECOND,
    milliseconds,
    tabs: TABS,
    stream: { path: '/trpc/worklist.watchWorklist?input={}', headers: { cookie: v2.cookie } },
    writes: { databaseUrl, facilityId, documentIds, perSecond: WRITES_PER_SECOND },
  });
  const [health, answer] = await Promise.all([watchHealth(v2, milliseconds), working]);
  const { calls, written, silentTabs, latencies, failures } = Answer.parse(answer);
  const last = health.at(-1);
  return {
    minutes,
    callsPerSecond: CALLS_PER_SECOND,
    calls,
    writes: written,
    tabs: TABS,
    failures: silentTabs > 0 ? { ...failures, 'silent tabs': silentTabs } : failures,
    p50: median(latencies),
    p99: percentile(latencies, 0.99),
    most: Math.max(0, percentile(latencies, 1)),
    usedMegabytes: quarters(health, 'usedMegabytes'),
    residentMegabytes: quarters(health, 'residentMegabytes'),
    waits: last?.waits ?? 0,
    longestWaitMilliseconds: last?.longestWaitMilliseconds ?? 0,
    lastWaitSeconds: last?.lastWaitSeconds ?? 0,
    mostConnections: last?.mostConnections ?? 0,
  };
};
