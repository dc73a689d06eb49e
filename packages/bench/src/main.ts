import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Run, readArguments } from './arguments.ts';
import { ofAttacks } from './goals.ts';
import { installPeers } from './install-peers.ts';
import { openLoad } from './processes/open-load.ts';
import { printTable } from './report/table.ts';
import { largestSpans, lastLine, tablesOf } from './report/tables.ts';
import { writePage } from './report/write-page.ts';
import type { Circumstances, Results } from './results.ts';
import { prepare, runParts } from './run-parts.ts';
import { openSeededDatabase, type SeededDatabase, stopServers } from './seed/open-seeded-database.ts';
import { chooseVariants } from './variants.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const results = join(root, 'packages/bench/results');

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const DOCUMENTS_PER_FACILITY = 10_000;
const [FEWEST_FACILITIES, MOST_FACILITIES] = [10, 200];

const volumesOf =
  ({ folder, seed }: Run) =>
  async (documents: number): Promise<SeededDatabase> => {
    const wanted = Math.round(documents / DOCUMENTS_PER_FACILITY);
    const facilities = Math.min(MOST_FACILITIES, Math.max(FEWEST_FACILITIES, wanted));
    const place = join(folder ?? join(root, '.mailroom/bench'), String(documents));
    return await openSeededDatabase(place, { documents, facilities, seed }, say);
  };

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

const report = async (run: Run, found: Results): Promise<void> => {
  await mkdir(results, { recursive: true });
  const { startedAt, volume } = found.circumstances;
  // What is no whole run is not kept with the sources.
  const kind = run.isQuick ? '-quick' : run.isPageWritten ? '' : '-part';
  const name = `${startedAt.replaceAll(':', '').slice(0, 15)}-${volume.documents}${kind}.json`;
  await writeFile(join(results, name), `${JSON.stringify(found, null, 2)}\n`);
  if (run.isPageWritten) await writePage(join(root, 'docs'), found);
  for (const table of tablesOf(found)) say(printTable(table));
  if (found.changedPlans.length > 0) say(`Plans that are not those that were kept: ${found.changedPlans.join(', ')}\n`);
  if (found.spans.length > 0) say(`The three largest spans of V2's request: ${largestSpans(found)}`);
  say(`Written: packages/bench/results/${name}${run.isPageWritten ? ', docs/benchmarks.md' : ''}`);
  say(lastLine(found));
};

/** Whether others noticed an attack; the canary's has to be noticed. */
const isAttackJudgedRight = ({ isCanary }: Run, found: Results): boolean => {
  const isNoticed = ofAttacks(found).some(({ isReached }) => isReached === false);
  if (isNoticed !== isCanary) say(isCanary ? 'Nobody noticed the attack of the canary.' : 'Others noticed the attack.');
  return isNoticed === isCanary;
};

/** @returns whether what must hold in every run held. */
const bench = async (): Promise<boolean> => {
  const run = readArguments(process.argv.slice(2));
  const openVolume = volumesOf(run);
  const arePeersAsked = run.parts.has('page') || run.parts.has('network');
  if (arePeersAsked && chooseVariants(run.only).some(({ kind }) => kind === 'peer')) installPeers(say);
  if (run.isPreparation) {
    await prepare({ run, openVolume });
    return true;
  }
  const database = await openVolume(run.documents);
  try {
    await using load = await openLoad();
    const workplace = { load, pace: run.pace, database, say };
    const found = await runParts({ run, workplace, circumstances: circumstancesOf(run, database), openVolume });
    await report(run, found);
    return isAttackJudgedRight(run, found);
  } finally {
    await database.stop();
  }
};

const stopAll = async (): Promise<never> => {
  await stopServers();
  process.exit(1);
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void stopAll());

try {
  process.exit((await bench()) ? 0 : 1);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
