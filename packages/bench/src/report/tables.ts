import { median } from '../figures.ts';
import { compare, type Figure, judge } from '../goals.ts';
import type { Measured } from '../measure/measure-variants.ts';
import type { Results } from '../results.ts';
import { LIMIT } from '../variants.ts';
import type { Table } from './table.ts';
import { attackTable, browserTable, coldTable, soakTable, writersTable, writesTable } from './tables-of-parts.ts';
import { bound, figure, ratio, verdict } from './words.ts';

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
    attackTable(results),
    soakTable(results),
    browserTable(results),
    coldTable(results),
    goalTable(results),
  ].filter(({ lines }) => lines.length > 0);

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
