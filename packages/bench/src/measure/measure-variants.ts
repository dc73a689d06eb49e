import type { Pace } from '../arguments.ts';
import type { Load } from '../processes/open-load.ts';
import type { SeededDatabase } from '../seed/open-seeded-database.ts';
import { ask, askEqualPages, type Place, type StartedVariant, startVariant } from '../start-variant.ts';
import type { Variant } from '../variants.ts';
import { measureRound, type Round, warmUp } from './measure-round.ts';
import { type StatementCosts, trackStatements } from './track-statements.ts';

/** All that was measured of one variant. */
export interface Measured {
  readonly name: string;
  readonly title: string;
  readonly kind: Variant['kind'];
  readonly tenancy: Variant['tenancy'];
  readonly asked: StatementCosts;
  readonly bytes: number;
  readonly gzipBytes: number;
  readonly rounds: readonly Round[];
}

export interface Workplace {
  readonly load: Load;
  readonly pace: Pace;
  readonly database: SeededDatabase;
  readonly say: (line: string) => void;
}

/** Starts variants one after the other; what was started is stopped when one of them does not start. */
export const startVariants = async (
  variants: readonly Variant[],
  place: Place,
): Promise<readonly StartedVariant[] & AsyncDisposable> => {
  const started: StartedVariant[] = [];
  const stop = async () => void (await Promise.all(started.map((one) => one[Symbol.asyncDispose]())));
  try {
    for (const variant of variants) started.push(await startVariant(variant, place));
  } catch (error) {
    await stop();
    throw error;
  }
  return Object.assign(started, { [Symbol.asyncDispose]: stop });
};

const COUNTED_REQUESTS = 10;
const COUNTED_SLOW_REQUESTS = 2;

const countAll = async (
  { database, say }: Workplace,
  started: readonly StartedVariant[],
): Promise<Map<string, StatementCosts>> => {
  say('Counting statements …');
  const counted = new Map<string, StatementCosts>();
  for (const { variant, url, call } of started) {
    const requests = variant.isSlow ? COUNTED_SLOW_REQUESTS : COUNTED_REQUESTS;
    counted.set(variant.name, await trackStatements(database.superuserUrl, requests, () => ask(url, call)));
  }
  return counted;
};

const roundLine = (name: string, { p50, p90, throughput }: Round): string =>
  `  ${name.padEnd(14)} p50 ${p50.toFixed(2)} ms, p90 ${p90.toFixed(2)} ms, ${throughput.toFixed(1)}/s`;

/** Every second round goes backwards, so that none is always measured after the same neighbour. */
const inTurn = <One>(all: readonly One[], round: number): readonly One[] => (round % 2 === 0 ? all : all.toReversed());

const measureRounds = async (
  workplace: Workplace,
  started: readonly StartedVariant[],
): Promise<Map<string, Round[]>> => {
  const { load, pace, database, say } = workplace;
  const bench = { load, pace, postmasterId: database.postmasterId };
  const rounds = new Map(started.map(({ variant }): [string, Round[]] => [variant.name, []]));
  for (let round = 0; round < pace.rounds; round += 1) {
    say(`Round ${round + 1} of ${pace.rounds}`);
    for (const one of inTurn(started, round)) {
      const measured = await measureRound(bench, one);
      rounds.get(one.variant.name)?.push(measured);
      say(roundLine(one.variant.name, measured));
    }
  }
  return rounds;
};

const NOTHING: StatementCosts = { statements: 0, sessionStatements: 0, milliseconds: 0, sessionMilliseconds: 0 };

/** Checks that all variants show the same rows, counts what they ask, then measures them in turn. */
export const measureVariants = async (
  workplace: Workplace,
  started: readonly StartedVariant[],
): Promise<readonly Measured[]> => {
  const { load, pace, database } = workplace;
  const pages = await askEqualPages(started);
  workplace.say(`${started.length} variants show the same ${pages.get('v2')?.page.rows.length ?? 0} rows.`);
  for (const one of started) await warmUp({ load, pace, postmasterId: database.postmasterId }, one);
  const counted = await countAll(workplace, started);
  const rounds = await measureRounds(workplace, started);
  return started.map(({ variant: { name, title, kind, tenancy } }) => ({
    name,
    title,
    kind,
    tenancy,
    asked: counted.get(name) ?? NOTHING,
    bytes: pages.get(name)?.bytes ?? 0,
    gzipBytes: pages.get(name)?.gzipBytes ?? 0,
    rounds: rounds.get(name) ?? [],
  }));
};
