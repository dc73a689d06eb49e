import { median, ratioOver, type Spread } from './figures.ts';
import type { Beside } from './measure/measure-beside.ts';
import type { Round } from './measure/measure-round.ts';
import type { Measured } from './measure/measure-variants.ts';
import { PAGE_ROWS } from './question.ts';
import type { Results } from './results.ts';
import { CACHED, LIMIT, V2 } from './variants.ts';

/** A figure of a round that can be compared. */
export type Figure = { [Key in keyof Round]: Round[Key] extends number ? Key : never }[keyof Round];

/** One variant's figure as a ratio to another's, round by round. */
export const compare = (figure: Figure, measured: Measured, reference: Measured): Spread =>
  ratioOver(
    measured.rounds.map((round) => round[figure]),
    reference.rounds.map((round) => round[figure]),
  );

interface Bound {
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** A goal, and what was found. */
export interface Goal extends Bound {
  readonly title: string;
  /** Null: not measured in this run. */
  readonly value: number | null;
  /** Null: not measured in this run. */
  readonly isReached: boolean | null;
}

const goal = (title: string, bound: Bound, found: number | null): Goal => {
  const value = found === null || Number.isNaN(found) ? null : found;
  const { atLeast = Number.NEGATIVE_INFINITY, atMost = Number.POSITIVE_INFINITY } = bound;
  return { title, ...bound, value, isReached: value === null ? null : value >= atLeast && value <= atMost };
};

/** How far a value is from its bound, as a share of the bound; negative when the goal is missed. */
export const marginOf = ({ value, atLeast, atMost }: Goal): number | null => {
  if (value === null) return null;
  if (atLeast !== undefined) return value / atLeast - 1;
  if (atMost === undefined) return null;
  return atMost === 0 ? -value : 1 - value / atMost;
};

type Find = (name: string) => Measured | undefined;

const both = (
  left: Measured | undefined,
  right: Measured | undefined,
  ratio: (pair: [Measured, Measured]) => number,
) => (left && right ? ratio([left, right]) : null);

const againstV1 = (find: Find): Goal[] => {
  const [v1, v2] = [find('v1'), find(V2)];
  const faster = (figure: Figure) => both(v1, v2, ([v1, v2]) => compare(figure, v1, v2).median);
  return [
    goal('V2 is faster than V1, p50', { atLeast: 50 }, faster('p50')),
    goal('V2 is faster than V1, p90', { atLeast: 50 }, faster('p90')),
    goal('statements of V1', { atLeast: 200 }, v1?.asked.statements ?? null),
    goal('statements of V2', { atMost: 4 }, v2?.asked.statements ?? null),
    goal(
      'bytes of V2, of those of V1',
      { atMost: 1 / 6 },
      both(v2, v1, ([v2, v1]) => v2.bytes / v1.bytes),
    ),
  ];
};

const againstLimit = (find: Find): Goal[] => {
  const ratio = (figure: Figure) => both(find(V2), find(LIMIT), ([v2, limit]) => compare(figure, v2, limit).median);
  return [
    goal('p50 of V2, of the limit', { atMost: 1.25 }, ratio('p50')),
    goal('throughput of V2, of the limit', { atLeast: 0.8 }, ratio('throughput')),
  ];
};

const COMPARED_PEERS: ReadonlySet<string> = new Set(['prisma', 'drizzle', 'typeorm', 'postgraphile']);

const throughputOf = ({ rounds }: Measured): number => median(rounds.map(({ throughput }) => throughput));

/** The fastest of the peers that V2 is to beat; null when none was measured. */
const bestPeer = (variants: readonly Measured[]): Measured | null =>
  variants
    .filter(({ name }) => COMPARED_PEERS.has(name))
    .toSorted((left, right) => throughputOf(right) - throughputOf(left))[0] ?? null;

const againstPeers = (find: Find, variants: readonly Measured[]): Goal[] => {
  const best = bestPeer(variants);
  const ofBest = `of the best peer${best ? ` (${best.name})` : ''}`;
  const ratio = (name: string) =>
    both(find(name), best ?? undefined, ([v2, peer]) => compare('throughput', v2, peer).median);
  return [
    goal(`throughput of V2 without its page cache, ${ofBest}`, { atLeast: 2.5 }, ratio(V2)),
    goal(`throughput of V2 as shipped, ${ofBest}`, { atLeast: 2.5 }, ratio(CACHED)),
  ];
};

const besides = (beside: readonly Beside[]): Goal[] => {
  const find = (name: string) => beside.find((one) => one.name === name);
  const [deep, counts, withCounts] = [find('deep-page'), find('counts'), find('page-with-counts')];
  const searches = ['two-words', 'three-letters', 'accents'].map(find);
  return [
    goal(`${deep?.title ?? 'page 500'}, of page 1`, { atMost: 1.15 }, deep?.request.median ?? null),
    goal(
      'counts per status, of the page: what they add to its request, where the screen asks for both',
      { atMost: 0.2 },
      withCounts ? withCounts.request.median - 1 : null,
    ),
    goal('counts per status, of the page: a request of their own', { atMost: 0.2 }, counts?.request.median ?? null),
    goal('counts per status, of the page: inside PostgreSQL', { atMost: 0.2 }, counts?.statement ?? null),
    ...searches.flatMap((search) =>
      search
        ? [
            goal(`${search.title}, of the page: request`, { atMost: 3 }, search.request.median),
            goal(`${search.title}, of the page: inside PostgreSQL`, { atMost: 3 }, search.statement),
          ]
        : [],
    ),
  ];
};

/** How far the memory in use after collecting garbage may move without having grown. */
const STEADY = 1.05;

const underWrites = ({ underWrites }: Results): Goal[] => {
  const rounds = (name: string) => underWrites.find((one) => one.name === name)?.rounds ?? [];
  const [cached, limit] = [rounds(CACHED), rounds(LIMIT)];
  const throughputs = [cached, limit].map((ofVariant) => ofVariant.map(({ throughput }) => throughput));
  const [ofCached = [], ofLimit = []] = throughputs;
  const isMeasured = cached.length > 0 && limit.length > 0;
  return [
    goal(
      'throughput of V2 cached with writes at 1 % of reads, of the limit',
      { atLeast: 8 },
      isMeasured ? ratioOver(ofCached, ofLimit).median : null,
    ),
    goal(
      'stale answers meanwhile',
      { atMost: 0 },
      isMeasured ? cached.reduce((sum, { stale }) => sum + stale, 0) : null,
    ),
  ];
};

const ofSoak = ({ soak }: Results): Goal[] => {
  const used = soak?.usedMegabytes ?? [Number.NaN, Number.NaN];
  const failures = Object.values(soak?.failures ?? {}).reduce((sum, count) => sum + count, 0);
  const title = (words: string) =>
    `${words}${soak ? ` in ${soak.minutes} minutes of ten times the traffic` : ' under load'}`;
  return [
    goal(title('errors'), { atMost: 0 }, soak && failures),
    goal(title('memory in use at the end, of the beginning,'), { atMost: STEADY }, soak && used[1] / used[0]),
    goal(title('requests that found the pool exhausted'), { atMost: 0 }, soak && soak.waits),
  ];
};

/** How much slower the list may become for somebody else. */
const UNDER_ATTACK = 3;

/** What an attack does to others. */
export const ofAttacks = ({ attacks }: Pick<Results, 'attacks'>): Goal[] =>
  attacks.flatMap(({ title, p99, quietP99, failures }) => [
    goal(`${title}: p99 of another user's list, of a quiet time`, { atMost: UNDER_ATTACK }, p99 / quietP99),
    goal(`${title}: another user's lists that were no page`, { atMost: 0 }, failures),
  ]);

const ofBrowser = ({ browser }: Results): Goal[] =>
  browser.flatMap(({ title, value, unit, atMost }) =>
    atMost === null ? [] : [goal(`in the browser: ${title}, ${unit}`, { atMost }, value)],
  );

const ofCold = ({ cold }: Results): Goal[] =>
  cold.map(({ title, seconds, atMostSeconds }) => goal(`${title}, seconds`, { atMost: atMostSeconds }, seconds));

const PLANS_AT = 1_000_000;

const ofPlans = ({ plans, changedPlans, plansAt: size }: Results): Goal[] => {
  const at = size === PLANS_AT ? '' : ` (at ${size}, not at ${PLANS_AT} documents)`;
  const largest = plans.length === 0 ? null : Math.max(...plans.map(({ largestSort }) => largestSort));
  const read = plans.length === 0 ? null : plans.filter(({ sequentialScans }) => sequentialScans.length > 0).length;
  return [
    goal(`pairs of filters that read a table whole${at}`, { atMost: 0 }, read),
    goal(`rows of the largest sort of any pair${at}`, { atMost: PAGE_ROWS + 1 }, largest),
    goal('pairs whose plan changed', { atMost: 0 }, plans.length === 0 ? null : changedPlans.length),
  ];
};

const ofGrowth = ({ growth }: Results): Goal[] => {
  const grown = growth.slice(1);
  if (grown.length === 0) return [goal('p50 at more documents, of the fewest', { atMost: 1.15 }, null)];
  const [least] = growth;
  return grown.map(({ documents, ratio }) =>
    goal(`p50 at ${documents} documents, of ${least?.documents}`, { atMost: 1.15 }, ratio.median),
  );
};

/** Every goal, in the order in which they are told. */
export const judge = (results: Results): readonly Goal[] => {
  const { variants, beside } = results;
  const find: Find = (name) => variants.find((measured) => measured.name === name);
  return [
    ...againstV1(find),
    ...againstLimit(find),
    ...againstPeers(find, variants),
    ...ofGrowth(results),
    ...besides(beside),
    ...underWrites(results),
    ...ofPlans(results),
    ...ofAttacks(results),
    ...ofSoak(results),
    ...ofBrowser(results),
    ...ofCold(results),
  ];
};
