import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compare, type Figure } from '../goals.ts';
import type { Measured } from '../measure/measure-variants.ts';
import type { Results } from '../results.ts';
import { LIMIT } from '../variants.ts';
import { type Bar, drawBars } from './draw-bars.ts';
import { markdownTable } from './table.ts';
import { largestSpans, tablesOf } from './tables.ts';
import { figure } from './words.ts';

const barsOf = (variants: readonly Measured[], key: Figure): Bar[] => {
  const limit = variants.find(({ name }) => name === LIMIT);
  if (!limit) return [];
  return variants.map((measured) => {
    const { median, least, most } = compare(key, measured, limit);
    return { label: measured.name, value: median, least, most, words: `${figure(median)} x` };
  });
};

const PLOTS = [
  { file: 'p50.svg', title: 'p50 of one client, of the limit (logarithmic)', key: 'p50' },
  { file: 'throughput.svg', title: 'Requests per second of 32 clients, of the limit (logarithmic)', key: 'throughput' },
  { file: 'node-cpu.svg', title: 'Processor time of Node per request, of the limit (logarithmic)', key: 'nodeCpu' },
] as const;

const tenancyWords = (variants: readonly Measured[], tenancy: Measured['tenancy']): string =>
  variants
    .filter((measured) => measured.tenancy === tenancy)
    .map(({ name }) => name)
    .join(', ');

const howMeasured = ({ variants }: Results): string => `## How it was measured

- Every variant answers the first page of the worklist (20 newest documents in review, of the largest facility) in a
  process of its own on loopback. They are checked to show the same rows first; another row fails the run.
- Load comes from another process. Each round measures each variant with one client, then with 32; every second round
  goes backwards. Ratios are made within a round; beside each stand the least and the most over the rounds.
- By row-level security, with a session: ${tenancyWords(variants, 'row-level security')}. Connected as the application's
  role, signed in through the real sign-in, called as the web client calls.
- By \`facility_id = …\`, without a session: ${tenancyWords(variants, 'facility_id')}. Connected as a role that bypasses
  row-level security, so that it slows none of them; served by \`node:http\` without validation (PostGraphile by its own server).
- Statements are counted by PostgreSQL. Those of the session (begin, tenancy, look-up of the session, commit) stand after the +.
- Under writes: after every hundredth answer a writer changes the title of the page's first row, commits, and asks at once;
  an answer that does not show the change is stale.
- Writers: in a copy of the smallest database; each changes its own document's status there and back. What is compared with
  what is shipped is made by rewording the triggers' functions in the copy.
- The soak: 50,000 calls a day are today's traffic. Ten times that within eight hours, and three times the average of these:
  lists, counts, searches and documents, with open tabs that listen and a write a second. Memory is what is in use after
  collecting garbage.
- The browser: \`npm run bench:browser\`, Chromium; V1 has an endpoint and no page, so its answers are compared.
- Answers travel uncompressed; \`gzip\` is what they take compressed. Processor time is that of the crowd's requests.

${variants.map(({ name, title }) => `- **${name}**: ${title}.`).join('\n')}
`;

const introduction = ({ circumstances }: Results): string => {
  const { startedAt, revision, processors, memoryGigabytes, node, postgres, loadPerProcessor, isQuick, volume } =
    circumstances;
  const trial = isQuick ? ' It was a short run: a trial of the bench more than a measurement.' : '';
  const busy =
    loadPerProcessor > 0.5 ? ' The machine was busy with other work: the spread says how far to trust it.' : '';
  return `# Benchmarks

Written by \`npm run bench\`; see \`packages/bench\`. Ratios hold elsewhere, times do not.

${startedAt.slice(0, 10)}, revision ${revision}: ${figure(volume.documents)} documents of ${volume.facilities} facilities
(seed ${volume.seed}), ${processors}, ${figure(memoryGigabytes)} GB, Node ${node}, PostgreSQL ${postgres}.${trial}${busy}
`;
};

/** What no run can say: written by hand. */
const TRIED = new URL('../../tried.md', import.meta.url);

/** The page of a run and its plots, under `docs`. */
export const writePage = async (docs: string, results: Results): Promise<void> => {
  const plots = join(docs, 'benchmarks');
  await mkdir(plots, { recursive: true });
  for (const { file, title, key } of PLOTS) {
    await writeFile(join(plots, file), drawBars(title, barsOf(results.variants, key)));
  }
  const [variants, ...rest] = tablesOf(results);
  const page = [
    introduction(results),
    ...(variants ? [markdownTable(variants)] : []),
    PLOTS.map(({ file, title }) => `![${title}](benchmarks/${file})\n`).join('\n'),
    `The three largest spans of V2's request: ${largestSpans(results)}.\n`,
    ...rest.map(markdownTable),
    await readFile(TRIED, 'utf8'),
    howMeasured(results),
  ];
  await writeFile(join(docs, 'benchmarks.md'), page.join('\n'));
};
