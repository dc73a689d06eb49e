import { median, ratioOver } from '../figures.ts';
import { compare, type Figure, judge } from '../goals.ts';
import type { Measured } from '../measure/measure-variants.ts';
import type { Results } from '../results.ts';
import { LIMIT } from '../variants.ts';
import { bound, figure, ratio, verdict } from './words.ts';

/** A table as it is printed, and as it stands in the page. */
export interface Table {
  readonly title: string;
  readonly head: readonly string[];
  readonly lines: readonly (readonly string[])[];
}

const middle = (measured: Measured, key: Figure): string => figure(median(measured.rounds.map((round) => round[key])));

const postgresCpu = ({ rounds }: Measured): string => {
  const known = rounds.flatMap(({ postgresCpu }) => (postgresCpu === null ? [] : [postgresCpu]));
  return known.length === 0 ? '–' : figure(median(known));
};

const variantLine = (measured: Measured, limit: Measured | undefined): string[] => {
  const { name, asked, bytes, gzipBytes } = measured;
  const ofLimit = (key: Figure) => (limit ? ratio(compare(key, measured, limit)) : '–');
  return [
    name,
    `${figure(asked.statements)} + ${figure(asked.sessionStatements)}`,
    figure(bytes),
    figure(gzipBytes),
    middle(measured, 'p50'),
    ofLimit('p50'),
    middle(measured, 'p90'),
    ofLimit('p90'),
    middle(measured, 'p99'),
    ofLimit('p99'),
    middle(measured, 'throughput'),
    ofLimit('throughput'),
    middle(measured, 'nodeCpu'),
    ofLimit('nodeCpu'),
    postgresCpu(measured),
    middle(measured, 'residentMegabytes'),
  ];
};

const HEAD = (
  'variant|statements + session|bytes|gzip|p50 ms|of the limit|p90 ms|of the limit|p99 ms|of the limit|per s at 32|' +
  'of the limit|Node ms|of the limit|PostgreSQL ms|MB'
).split('|');

const variantTable = (title: string, variants: readonly Measured[]): Table => {
  const limit = variants.find(({ name }) => name === LIMIT);
  return { title, head: HEAD, lines: variants.map((measured) => variantLine(measured, limit)) };
};

const spanTable = ({ spans }: Results): Table => ({
  title: 'Where the time of V2’s request goes, the largest first',
  head: ['span', 'ms', 'share'],
  lines: spans.map(({ title, milliseconds, share }) => [title, figure(milliseconds), `${(share * 100).toFixed(0)} %`]),
});

const besideTable = ({ beside }: Results): Table => ({
  title: 'Beside the first page, of the first page',
  head: ['question', 'p50 ms', 'request', 'inside PostgreSQL'],
  lines: beside.map(({ title, p50, request, statement }) => [
    title,
    figure(p50),
    ratio(request),
    `${figure(statement)} x`,
  ]),
});

const fhirTable = ({ fhir }: Results): Table => ({
  title: 'While the hospital’s FHIR server is fast, slow (300 ms) and down',
  head: ['FHIR', 'variant', 'p50 ms'],
  lines: fhir.map(({ state, name, p50 }) => [state, name, figure(p50)]),
});

const growthTable = ({ growth }: Results): Table => ({
  title: 'V2 at more documents',
  head: ['documents', 'p50 ms', 'of the fewest'],
  lines: growth.map(({ documents, p50, ratio: grown }) => [figure(documents), figure(p50.median), ratio(grown)]),
});

const writesTable = ({ underWrites }: Results): Table => {
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

const writersTable = ({ writers }: Results): Table => ({
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

const soakTable = ({ soak }: Results): Table => {
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
      ['connections at most', figure(soak.mostConnections)],
    ],
  };
};

const browserTable = ({ browser }: Results): Table => ({
  title: 'In the browser, on a computer four times slower and a line of 1.6 Mbit/s and 150 ms',
  head: ['', 'V2', 'V1'],
  lines: browser.map(({ title, value, unit, v1 }) => [
    title,
    `${figure(value)} ${unit}`,
    v1 === null ? '' : `${figure(v1)} ${unit}`,
  ]),
});

const coldTable = ({ cold }: Results): Table => ({
  title: 'Before the first request',
  head: ['', 'seconds'],
  lines: cold.map(({ title, seconds }) => [title, figure(seconds)]),
});

const planTable = ({ plans, plansAt }: Results): Table => ({
  title: `Pairs of filters that sort most, of ${plans.length}, among ${figure(plansAt)} documents`,
  head: ['pair', 'rows sorted', 'tables read whole', 'ms'],
  lines: plans
    .toSorted((left, right) => right.largestSort - left.largestSort)
    .slice(0, 8)
    .map(({ pair, largestSort, sequentialScans, milliseconds }) => [
      pair,
      figure(largestSort),
      sequentialScans.join(', '),
      figure(milliseconds),
    ]),
});

const goalTable = (results: Results): Table => ({
  title: 'Goals',
  head: ['goal', 'wanted', 'found', ''],
  lines: judge(results).map((goal) => [
    goal.title,
    bound(goal),
    goal.value === null ? '–' : figure(goal.value),
    verdict(goal),
  ]),
});

/** All that a run found, without what it did not measure. */
export const tablesOf = (results: Results): readonly Table[] =>
  [
    variantTable(`The worklist’s page, ${figure(results.circumstances.volume.documents)} documents`, results.variants),
    variantTable(
      `The same with ${results.networkDelayMilliseconds} ms of network per round trip to the database`,
      results.behindNetwork,
    ),
    spanTable(results),
    besideTable(results),
    fhirTable(results),
    writesTable(results),
    growthTable(results),
    planTable(results),
    writersTable(results),
    soakTable(results),
    browserTable(results),
    coldTable(results),
    goalTable(results),
  ].filter(({ lines }) => lines.length > 0);

/** Columns under each other. */
export const printTable = ({ title, head, lines }: Table): string => {
  const all = [head, ...lines];
  const widths = head.map((_, column) => Math.max(...all.map((line) => (line[column] ?? '').length)));
  const rows = all.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return `\n${title}\n${rows.join('\n')}\n`;
};

/** The same as Markdown. */
export const markdownTable = ({ title, head, lines }: Table): string => {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [`## ${title}`, '', row(head), row(head.map(() => '---')), ...lines.map(row), ''].join('\n');
};

/** The three largest parts of V2's request, in one line. */
export const largestSpans = ({ spans }: Results): string =>
  spans
    .slice(0, 3)
    .map(({ title, milliseconds, share }) => `${title} ${figure(milliseconds)} ms (${(share * 100).toFixed(0)} %)`)
    .join('; ');

/** V2 in one line, for whoever is in a hurry. */
export const lastLine = (results: Results): string => {
  const said = judge(results)
    .filter(({ title, value }) => title.includes('V2') && value !== null)
    .map(({ title, value }) => `${title} ${figure(value ?? Number.NaN)}`);
  return `V2: ${said.join('; ')}`;
};
