import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { BrowserContext } from 'playwright-core';
import { freePort, openFolder, REPOSITORY, runMailroom } from '../src/run-mailroom.ts';
import { benchDecisions } from './bench-decisions.ts';
import { kilobytes, median, medians, milliseconds, toTable } from './figures.ts';
import { measureAnswer } from './measure-answers.ts';
import { measureVisit, type VisitFigures } from './measure-visits.ts';
import { measureWork, type WorkFigures } from './measure-work.ts';
import { SLOW_LINE } from './slow-line.ts';
import { type Run, tellFigures } from './tell-figures.ts';
import { waitUntilRead, withBrowser } from './with-browser.ts';

const RUNS = Number(process.env['BENCH_RUNS'] ?? 3);
const OUTPUT = join(dirname(fileURLToPath(import.meta.url)), '../.results/bench-browser.json');

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** The computer as it is, which may be fast, on the same line. */
const AS_IT_IS = 1;
const { cpuSlowdown } = SLOW_LINE;

const measureRun = async (context: BrowserContext): Promise<Run> => ({
  first: await measureVisit(context, cpuSlowdown),
  second: await measureVisit(context, cpuSlowdown),
  third: await measureVisit(context, cpuSlowdown),
  work: await measureWork(context, cpuSlowdown),
  faster: { visit: await measureVisit(context, AS_IT_IS), work: await measureWork(context, AS_IT_IS) },
  v1: await measureAnswer(context, 'v1'),
  v2: await measureAnswer(context, 'v2'),
});

const tabulateVisits = (runs: readonly Run[]): string => {
  const columns = (['first', 'second', 'third'] as const).map((visit) => medians(runs.map((run) => run[visit])));
  const row = (name: string, show: (figures: VisitFigures) => string): string[] => [name, ...columns.map(show)];
  return toTable([
    ['', 'first visit', 'second visit', 'third visit'],
    row('first row painted', ({ firstRowMs }) => milliseconds(firstRowMs)),
    row('list answers keys', ({ interactiveMs }) => milliseconds(interactiveMs)),
    row('requests', ({ requests }) => String(requests)),
    row('bytes over the line', ({ bytes }) => kilobytes(bytes)),
    row('of these JavaScript', ({ scriptBytes }) => kilobytes(scriptBytes)),
    row('scripts parsed and compiled', ({ compileMs }) => milliseconds(compileMs)),
    row('scripts run', ({ evaluateMs }) => milliseconds(evaluateMs)),
    row('JavaScript heap', ({ heapBytes }) => kilobytes(heapBytes)),
  ]);
};

const tabulateWork = (work: readonly WorkFigures[]): string => {
  const rows = work.flatMap(({ nextRow }) => nextRow);
  const documents = work.flatMap(({ nextDocument }) => nextDocument);
  const texts = documents.filter(({ isPdf }) => !isPdf);
  const pdfs = documents.filter(({ isPdf }) => isPdf);
  const line = (name: string, figures: readonly { inputDelayMs: number; shownMs: number; fileShownMs?: number }[]) => [
    `${name} (${figures.length})`,
    milliseconds(median(figures.map(({ inputDelayMs }) => inputDelayMs))),
    milliseconds(median(figures.map(({ shownMs }) => shownMs))),
    milliseconds(median(figures.map(({ fileShownMs = Number.NaN }) => fileShownMs))),
  ];
  return toTable([
    ['key', 'waits', 'shown', 'file shown'],
    line('next row, j', rows),
    line(
      'first document, Enter',
      work.map(({ firstDocument }) => firstDocument),
    ),
    line('next document, n: text', texts),
    line('next document, n: PDF', pdfs),
    ['next page of the list', '', milliseconds(median(work.map(({ nextPage }) => nextPage.shownMs))), ''],
    ['  its bytes', '', kilobytes(median(work.map(({ nextPage }) => nextPage.bytes))), ''],
    ['JavaScript heap after this', '', kilobytes(median(work.map(({ heapBytes }) => heapBytes))), ''],
  ]);
};

const tabulateAnswers = (runs: readonly Run[]): string => {
  const v1 = medians(runs.map((run) => run.v1));
  const v2 = medians(runs.map((run) => run.v2));
  return toTable([
    [`one page of ${v2.documents} documents`, 'V1', 'V2', 'V1 / V2'],
    ['bytes of JSON', kilobytes(v1.bytes), kilobytes(v2.bytes), (v1.bytes / v2.bytes).toFixed(1)],
    ['parsed and made rows', milliseconds(v1.parseMs), milliseconds(v2.parseMs), (v1.parseMs / v2.parseMs).toFixed(1)],
    ['JavaScript heap', kilobytes(v1.heapBytes), kilobytes(v2.heapBytes), (v1.heapBytes / v2.heapBytes).toFixed(1)],
  ]);
};

const benchVisits = async (): Promise<void> => {
  await using folder = openFolder();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  await using _ = await runMailroom({ root: REPOSITORY, port, folder: folder.path, environment: { V1: 'on' } });
  await withBrowser(url, waitUntilRead);
  const runs: Run[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    runs.push(await withBrowser(url, measureRun));
    say(`run ${run + 1} of ${RUNS} measured`);
  }
  mkdirSync(dirname(OUTPUT), { recursive: true });
  writeFileSync(
    OUTPUT,
    `${JSON.stringify({ measuredAt: new Date().toISOString(), slowLine: SLOW_LINE, figures: tellFigures(runs), runs }, null, 2)}\n`,
  );

  const { downBitsPerSecond, roundTripMilliseconds } = SLOW_LINE;
  say(
    `\nMedians of ${RUNS} runs in Chromium: processor ${cpuSlowdown} times slower, ${downBitsPerSecond / 1e6} Mbit/s, ${roundTripMilliseconds} ms per round trip.\n`,
  );
  say(`${tabulateVisits(runs)}\n\n${tabulateWork(runs.map(({ work }) => work))}\n`);
  const faster = medians(runs.map((run) => run.faster.visit));
  say(
    `With the processor as it is: first row ${milliseconds(faster.firstRowMs)}, the list answers keys ${milliseconds(faster.interactiveMs)}.\n`,
  );
  say(`${tabulateWork(runs.map((run) => run.faster.work))}\n`);
  say('V1 has an endpoint and no page: these are its answer and that of V2 in the same browser, without the line.');
  say(`${tabulateAnswers(runs)}\n\nEvery figure: ${OUTPUT}`);
};

const { values } = parseArgs({ options: { decide: { type: 'string' } } });
await (values.decide === undefined ? benchVisits() : benchDecisions(Number(values.decide)));
