import { findSource, listFiles, receivePaths } from '../features/intake/index.ts';
import { openApp } from '../open-app.ts';
import type { Config } from '../platform/process/config.ts';
import { openDatabase } from './open-database.ts';

interface ReceiveOptions {
  readonly paths: readonly string[];
  readonly facility: string | null;
  readonly source: string;
}

const isTerminal = process.stderr.isTTY;

const showProgress = (done: number, of: number): void => {
  if (isTerminal) process.stderr.write(`\r${done} of ${of} `);
  else if (done % 100 === 0 && done < of) process.stderr.write(`${done} of ${of}\n`);
};

/**
 * Receives files and folders into a facility's source and prints what became of them.
 *
 * @returns the exit code: 0 only if nothing was refused.
 */
export const receive = async (config: Config, { paths, facility, source }: ReceiveOptions): Promise<number> => {
  await using database = await openDatabase(config);
  const { databaseUrl } = database;
  await using app = await openApp({ config, databaseUrl, name: 'receive', isWorker: false, serves: 'job' });
  const into = await findSource(app.orm, { facilityCode: facility, sourceCode: source });
  const files = await listFiles(paths);
  const counts = { received: 0, known: 0, refused: 0 };
  const refusals: string[] = [];
  let done = 0;
  for await (const { path, outcome, why } of receivePaths(app, { ...into, files })) {
    counts[outcome] += 1;
    if (why !== null) refusals.push(`  ${path}: ${why}`);
    showProgress(++done, files.length);
  }
  if (isTerminal) process.stderr.write('\r');
  console.log(`Into ${into.facilityCode}, source ${source}:`);
  console.log(`  received       ${counts.received}`);
  console.log(`  already known  ${counts.known}`);
  console.log(`  refused        ${counts.refused}`);
  for (const line of refusals.toSorted()) console.log(line);
  if (!database.isJoined && counts.received > 0)
    console.log('Mailroom is not running: they are read at its next start.');
  return counts.refused === 0 ? 0 : 1;
};
