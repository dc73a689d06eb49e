import { median, ratioOver } from '../figures.ts';
import type { Results } from '../results.ts';
import { LIMIT } from '../variants.ts';
import type { Table } from './table.ts';
import { figure, ratio } from './words.ts';

export const writesTable = ({ underWrites }: Results): Table => {
  const limit = underWrites.find(({ name }) => name === LIMIT)?.rounds ?? [];
  const throughputs = (rounds: typeof limit) => rounds.map(({ throughput }) => throughput);
  const sum = (rounds: typeof limit, key: 'reads' | 'writes' | 'stale') =>
    rounds.reduce((total, round) => total + round[key], 0);
  return {
    title: 'With a write that the page shows after every hundredth read, 32 clients',
    head: ['variant', 'per s', 'of the limit', 'p50 ms', 'reads', 'writes', 'stale answers'],
    lines: underWrites.map(({ name, rounds }) => [
      name,
      figure(median(throughputs(rounds))),
      limit.length === rounds.length ? ratio(ratioOver(throughputs(rounds), throughputs(limit))) : '–',
      figure(median(rounds.map(({ p50 }) => p50))),
      ...(['reads', 'writes', 'stale'] as const).map((key) => figure(sum(rounds, key))),
    ]),
  };
};

export const writersTable = ({ writers }: Results): Table => ({
  title: '32 writers of one facility at once, each in its own document: what counters and the version cost',
  head: ['', 'commits per s', 'of nothing counted', 'p50 ms', 'p99 ms'],
  lines: writers.map(({ title, perSecond, ratio: kept, p50, p99 }) => [
    title,
    figure(perSecond),
    ratio(kept),
    figure(p50),
    figure(p99),
  ]),
});

export const attackTable = ({ attacks }: Results): Table => ({
  title: 'Another user’s list while V2 is attacked, and in a quiet time before each attack',
  head: ['attack', 'p99 ms', 'quiet ms', 'of quiet', 'the attacker was answered', 'MB of V2 after it'],
  lines: attacks.map(({ title, p99, quietP99, answers, residentMegabytes }) => [
    title,
    figure(p99),
    figure(quietP99),
    `${figure(p99 / quietP99)} x`,
    Object.entries(answers)
      .map(([status, count]) => `${figure(count)} x ${status}`)
      .join(', '),
    figure(residentMegabytes),
  ]),
});

export const soakTable = ({ soak }: Results): Table => {
  if (!soak) return { title: '', head: [], lines: [] };
  const failures = Object.entries(soak.failures).map(([kind, count]) => `${figure(count)} x ${kind}`);
  const [usedEarly, usedLate] = soak.usedMegabytes;
  const [residentEarly, residentLate] = soak.residentMegabytes;
  return {
    title: 'V2 as shipped under ten times the traffic of today',
    head: ['', ''],
    lines: [
      ['minutes', figure(soak.minutes)],
      ['calls a second', figure(soak.callsPerSecond)],
      ['calls', figure(soak.calls)],
      ['writes', figure(soak.writes)],
      ['open tabs that listen to changes', figure(soak.tabs)],
      ['errors', failures.length === 0 ? '0' : failures.join(', ')],
      ['p50, p99, slowest, ms', [soak.p50, soak.p99, soak.most].map(figure).join(', ')],
      ['memory in use, second quarter and last, MB', `${figure(usedEarly)}, ${figure(usedLate)}`],
      ['resident memory, second quarter and last, MB', `${figure(residentEarly)}, ${figure(residentLate)}`],
      ['requests that found every connection taken', figure(soak.waits)],
      ['the longest of these waits, ms', figure(soak.longestWaitMilliseconds)],
      ['the last of these waits, seconds after the start', figure(soak.lastWaitSeconds)],
      ['connections at most', figure(soak.mostConnections)],
    ],
  };
};

export const browserTable = ({ browser }: Results): Table => ({
  title: 'In the browser, on a computer four times slower and a line of 1.6 Mbit/s and 150 ms',
  head: ['', 'V2', 'V1'],
  lines: browser.map(({ title, value, unit, v1 }) => [
    title,
    `${figure(value)} ${unit}`,
    v1 === null ? '' : `${figure(v1)} ${unit}`,
  ]),
});

export const coldTable = ({ cold }: Results): Table => ({
  title: 'Before the first request',
  head: ['', 'seconds'],
  lines: cold.map(({ title, seconds }) => [title, figure(seconds)]),
});
