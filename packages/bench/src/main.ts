import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Run, readArguments } from './arguments.ts';
import { installPeers } from './install-peers.ts';
import { openFhirServer } from './measure/fhir-server.ts';
import { measureBeside } from './measure/measure-beside.ts';
import { measureFhir } from './measure/measure-fhir.ts';
import { type Grown, measureGrowth, type Sized } from './measure/measure-growth.ts';
import { compareWithKept, measurePlans } from './measure/measure-plans.ts';
import { CROWD } from './measure/measure-round.ts';
import { measureSpans } from './measure/measure-spans.ts';
import { type Measured, measureVariants, startVariants, type Workplace } from './measure/measure-variants.ts';
import { openNetwork } from './measure/open-network.ts';
import { openLoad } from './processes/open-load.ts';
import { largestSpans, lastLine, printTable, tablesOf } from './report/tables.ts';
import { writePage } from './report/write-page.ts';
import type { Circumstances, Results } from './results.ts';
import { openSeededDatabase, type SeededDatabase } from './seed/open-seeded-database.ts';
import { type Place, type StartedVariant, startVariant } from './start-variant.ts';
import { chooseVariants, V2, type Variant } from './variants.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = join(root, '.mailroom/bench');
const results = join(root, 'packages/bench/results');
const plans = join(root, 'packages/bench/plans');

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const DOCUMENTS_PER_FACILITY = 10_000;
const [FEWEST_FACILITIES, MOST_FACILITIES] = [10, 200];
const NETWORK_DELAY_MILLISECONDS = 2;

/** Servers that an interrupted run must not leave behind. */
const running = new Set<SeededDatabase>();

const openVolume = async (documents: number, seed: number): Promise<SeededDatabase> => {
  const wanted = Math.round(documents / DOCUMENTS_PER_FACILITY);
  const facilities = Math.min(MOST_FACILITIES, Math.max(FEWEST_FACILITIES, wanted));
  const database = await openSeededDatabase(join(folder, String(documents)), { documents, facilities, seed }, say);
  running.add(database);
  return database;
};

const placeOf = (database: SeededDatabase, fhirUrl: string): Place => ({
  ...database,
  fhirUrl,
  folder: join(folder, 'files'),
});

const circumstancesOf = ({ isQuick }: Run, { volume, postgresVersion }: SeededDatabase): Circumstances => ({
  startedAt: new Date().toISOString(),
  revision: execFileSync('git', ['describe', '--always', '--dirty'], { cwd: root, encoding: 'utf8' }).trim(),
  processors: `${availableParallelism()} x ${cpus()[0]?.model ?? 'unknown processor'}`,
  memoryGigabytes: Math.round(totalmem() / 1e9),
  node: process.version,
  postgres: postgresVersion,
  loadPerProcessor: (loadavg()[0] ?? 0) / availableParallelism(),
  isQuick,
  volume,
});

const variantNamed = (started: readonly StartedVariant[], name: string): StartedVariant => {
  const found = started.find(({ variant }) => variant.name === name);
  if (!found) throw new Error(`${name} was not started.`);
  return found;
};

const measureBehindNetwork = async (
  workplace: Workplace,
  variants: readonly Variant[],
  place: Place,
): Promise<readonly Measured[]> => {
  say(`With ${NETWORK_DELAY_MILLISECONDS} ms of network per round trip to the database:`);
  await using network = await openNetwork(place, NETWORK_DELAY_MILLISECONDS);
  await using started = await startVariants(variants, network);
  const pace = { ...workplace.pace, rounds: 1, slowAlone: 3, slowCrowd: CROWD };
  return await measureVariants({ ...workplace, pace }, started);
};

const measureSizes = async (workplace: Workplace, { sizes, seed }: Run): Promise<readonly Grown[]> => {
  if (sizes.length === 0) return [];
  await using stack = new AsyncDisposableStack();
  const v2 = chooseVariants([V2]).find(({ name }) => name === V2);
  const sized: Sized[] = [];
  for (const documents of sizes) {
    // The volume of the run is open already.
    const isOpen = documents === workplace.database.volume.documents;
    const database = isOpen ? workplace.database : await openVolume(documents, seed);
    if (!isOpen) stack.defer(() => database.stop());
    if (v2)
      sized.push({ documents, v2: stack.use(await startVariant(v2, placeOf(database, 'http://127.0.0.1:1/fhir'))) });
  }
  return await measureGrowth(workplace, sized);
};

const measure = async (run: Run, workplace: Workplace): Promise<Results> => {
  const { database } = workplace;
  const circumstances = circumstancesOf(run, database);
  const fhir = await openFhirServer();
  const place = placeOf(database, fhir.url);
  const variants = chooseVariants(run.only);
  await using started = await startVariants(variants, place);
  const v2 = variantNamed(started, V2);
  const measured = await measureVariants(workplace, started);
  const beside = await measureBeside(workplace, v2);
  const spans = await measureSpans(workplace, v2.variant, place);
  say('Explaining pairs of filters …');
  const pairs = await measurePlans(database);
  const kept = join(plans, `${database.volume.documents}.json`);
  const changedPlans = await compareWithKept(kept, pairs, run.areKeptPlansReplaced);
  const behind = run.isQuick ? variants.filter(({ kind, isSlow }) => kind !== 'peer' && !isSlow) : variants;
  const behindNetwork = await measureBehindNetwork(workplace, behind, place);
  const growth = await measureSizes(workplace, run);
  const asked = started.filter(({ variant }) => variant.kind === 'product');
  return {
    circumstances,
    variants: measured,
    networkDelayMilliseconds: NETWORK_DELAY_MILLISECONDS,
    behindNetwork,
    spans,
    beside,
    growth,
    plans: pairs,
    changedPlans,
    fhir: await measureFhir(workplace, fhir, asked),
  };
};

const report = async (run: Run, found: Results): Promise<void> => {
  await mkdir(results, { recursive: true });
  const { startedAt, volume } = found.circumstances;
  const name = `${startedAt.replaceAll(':', '').slice(0, 15)}-${volume.documents}${run.isQuick ? '-quick' : ''}.json`;
  await writeFile(join(results, name), `${JSON.stringify(found, null, 2)}\n`);
  if (run.isPageWritten) await writePage(join(root, 'docs'), found);
  for (const table of tablesOf(found)) say(printTable(table));
  if (found.changedPlans.length > 0) say(`Plans that are not those that were kept: ${found.changedPlans.join(', ')}\n`);
  say(`The three largest spans of V2's request: ${largestSpans(found)}`);
  say(`Written: packages/bench/results/${name}${run.isPageWritten ? ', docs/benchmarks.md' : ''}`);
  say(lastLine(found));
};

const bench = async (): Promise<void> => {
  const run = readArguments(process.argv.slice(2));
  if (chooseVariants(run.only).some(({ kind }) => kind === 'peer')) installPeers(say);
  const database = await openVolume(run.documents, run.seed);
  try {
    await using load = await openLoad();
    await report(run, await measure(run, { load, pace: run.pace, database, say }));
  } finally {
    await database.stop();
  }
};

const stopAll = async (): Promise<never> => {
  await Promise.allSettled([...running].map((database) => database.stop()));
  process.exit(1);
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void stopAll());

try {
  await bench();
  process.exit(0);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
