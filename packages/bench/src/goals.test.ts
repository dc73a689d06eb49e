import { expect, it } from 'vitest';
import { type Goal, judge, marginOf, ofAttacks } from './goals.ts';
import type { Round } from './measure/measure-round.ts';
import type { Measured } from './measure/measure-variants.ts';
import type { Results } from './results.ts';

const round = (change: Partial<Round>): Round => ({
  p50: 1,
  p90: 2,
  p99: 3,
  throughput: 1000,
  crowdP99: 50,
  nodeCpu: 0.5,
  postgresCpu: null,
  residentMegabytes: 100,
  ...change,
});
const measured = (name: string, rounds: readonly Partial<Round>[], change: Partial<Measured> = {}): Measured => ({
  name,
  title: name,
  kind: 'ours',
  tenancy: 'facility_id',
  asked: { statements: 1, sessionStatements: 0, milliseconds: 0.1, sessionMilliseconds: 0 },
  bytes: 9000,
  gzipBytes: 2000,
  rounds: rounds.map(round),
  ...change,
});
const results = (variants: readonly Measured[], change: Partial<Results> = {}): Results => ({
  circumstances: {
    startedAt: '2026-01-01T00:00:00.000Z',
    revision: 'abc',
    processors: '2 x some',
    memoryGigabytes: 8,
    node: 'v24',
    postgres: '18',
    loadPerProcessor: 0,
    isQuick: false,
    volume: { documents: 500_000, facilities: 10, seed: 1 },
  },
  variants,
  networkDelayMilliseconds: 2,
  behindNetwork: [],
  fhir: [],
  spans: [],
  beside: [],
  growth: [],
  plansAt: 1_000_000,
  plans: [],
  changedPlans: [],
  underWrites: [],
  writers: [],
  attacks: [],
  soak: null,
  browser: [],
  cold: [],
  ...change,
});
const find = (goals: readonly Goal[], words: string) => {
  const found = goals.find(({ title }) => title.includes(words));
  if (!found) throw new Error(`no goal about ${words}`);
  return found;
};

it('judges ratios of one round, the median over rounds', () => {
  const limit = measured('limit', [{ p50: 1 }, { p50: 10 }, { p50: 1 }]);
  const v2 = measured('v2', [{ p50: 1.2 }, { p50: 12 }, { p50: 3 }]);
  const p50 = find(judge(results([limit, v2])), 'p50 of V2, of the limit');
  expect(p50).toMatchObject({ value: 1.2, isReached: true });
  expect(marginOf(p50)).toBeCloseTo(0.04);
});

it('says by how much a goal is missed', () => {
  const limit = measured('limit', [{ throughput: 2000 }]);
  const v2 = measured('v2', [{ throughput: 1000 }]);
  const throughput = find(judge(results([limit, v2])), 'throughput of V2, of the limit');
  expect(throughput).toMatchObject({ value: 0.5, isReached: false });
  expect(marginOf(throughput)).toBeCloseTo(-0.375);
});

it('beats the best of the peers, not the first', () => {
  const variants = [
    measured('v2', [{ throughput: 1000 }]),
    measured('v2-cached', [{ throughput: 5000 }]),
    measured('prisma', [{ throughput: 100 }]),
    measured('drizzle', [{ throughput: 500 }]),
    // No peer of the goal: it is a query builder.
    measured('kysely', [{ throughput: 900 }]),
  ];
  expect(find(judge(results(variants)), 'best peer')).toMatchObject({
    title: 'throughput of V2 without its page cache, of the best peer (drizzle)',
    value: 2,
    isReached: false,
  });
  expect(find(judge(results(variants)), 'as shipped')).toMatchObject({ value: 10, isReached: true });
});

it('counts cost what they add to the page, and a request of their own is told apart', () => {
  const one = (name: string, median: number) => ({
    name,
    title: name,
    p50: 1,
    request: { median, least: median, most: median },
    statement: 0.1,
  });
  const goals = judge(results([], { beside: [one('counts', 0.4), one('page-with-counts', 1.5)] }));
  expect(find(goals, 'what they add')).toMatchObject({ value: 0.5, isReached: false });
  expect(find(goals, 'request of their own')).toMatchObject({ value: 0.4, isReached: false });
});

it('what was not measured is neither reached nor missed', () => {
  for (const { value, isReached } of judge(results([measured('limit', [{}])]))) {
    expect([value, isReached]).toEqual([null, null]);
  }
});

it('the canary: a table read whole, a large sort and a changed plan are misses', () => {
  const plan = { pair: 'tag + type', milliseconds: 1, shape: '', sequentialScans: ['document'], largestSort: 5000 };
  const goals = judge(results([], { plans: [plan], changedPlans: ['tag + type'] }));
  for (const words of ['read a table whole', 'largest sort', 'plan changed']) {
    expect(find(goals, words).isReached).toBe(false);
  }
  expect(marginOf(find(goals, 'read a table whole'))).toBe(-1);
});

it('a stale answer, an error and memory that grows each miss a goal', () => {
  const rounds = (throughput: number, stale: number) => [{ throughput, p50: 1, reads: 1000, writes: 10, stale }];
  const soak = {
    minutes: 10,
    callsPerSecond: 50,
    calls: 30_000,
    writes: 600,
    tabs: 50,
    failures: { 500: 1 },
    p50: 1,
    p99: 2,
    most: 3,
    usedMegabytes: [100, 120],
    residentMegabytes: [200, 200],
    waits: 0,
    longestWaitMilliseconds: 0,
    lastWaitSeconds: 0,
    mostConnections: 4,
  } as const;
  const underWrites = [
    { name: 'limit', rounds: rounds(100, 0) },
    { name: 'v2-cached', rounds: rounds(900, 1) },
  ];
  const goals = judge(results([], { soak, underWrites }));
  expect(find(goals, 'with writes at 1 %')).toMatchObject({ value: 9, isReached: true });
  expect(find(goals, 'stale')).toMatchObject({ value: 1, isReached: false });
  expect(find(goals, 'errors')).toMatchObject({ value: 1, isReached: false });
  expect(find(goals, 'memory in use')).toMatchObject({ value: 1.2, isReached: false });
  expect(find(goals, 'pool exhausted')).toMatchObject({ value: 0, isReached: true });
});

it('an attack that makes another user wait more than three times as long, or gives them no page, is a miss', () => {
  const attack = { title: 'some', quietP99: 10, p99: 29, failures: 0, answers: {}, residentMegabytes: 100 };
  const goals = (change: object) =>
    ofAttacks({ attacks: [{ ...attack, ...change }] }).map(({ isReached }) => isReached);
  expect(goals({})).toEqual([true, true]);
  expect(goals({ p99: 31 })).toEqual([false, true]);
  expect(goals({ failures: 1 })).toEqual([true, false]);
});
