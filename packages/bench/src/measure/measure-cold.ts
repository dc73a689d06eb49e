import { spawn } from 'node:child_process';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { freePort } from '../../../api/src/platform/local/free-port.ts';
import { median } from '../figures.ts';
import { startProcess } from '../processes/start-process.ts';
import { adoptFiles, type Place } from '../start-variant.ts';
import { runCommand } from './run-command.ts';

/** What somebody waits for who develops or installs. */
export interface ColdCost {
  readonly title: string;
  readonly seconds: number;
  readonly atMostSeconds: number;
}

const TIMES = 3;
const START_WITHIN_MILLISECONDS = 180_000;

const medianOf = async (measure: () => Promise<number>): Promise<number> => {
  const seconds: number[] = [];
  for (let time = 0; time < TIMES; time += 1) seconds.push(await measure());
  return median(seconds);
};

const since = (startedAt: number): number => (performance.now() - startedAt) / 1000;

/** `npm start` until it says where Mailroom is; then it is stopped. */
const startOnce = async (root: string, folder: string): Promise<number> => {
  const env = { ...process.env, PORT: String(await freePort()), MAILROOM_FOLDER: folder };
  const startedAt = performance.now();
  const npm = spawn('npm', ['start'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const ended = new Promise<void>((resolve) => npm.once('exit', () => resolve()));
  let said = '';
  const seconds = await new Promise<number>((resolve, reject) => {
    const fail = () => reject(new Error(`npm start does not start: ${said.slice(-500)}`));
    const tooLate = setTimeout(fail, START_WITHIN_MILLISECONDS);
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      if (!said.includes('Mailroom is at')) return;
      clearTimeout(tooLate);
      resolve(since(startedAt));
    };
    for (const stream of [npm.stdout, npm.stderr]) stream.on('data', listen);
    npm.once('exit', fail);
  });
  // npm and what it started are a group of their own.
  if (npm.pid !== undefined) process.kill(-npm.pid, 'SIGTERM');
  await ended;
  return seconds;
};

const startTwice = async (root: string): Promise<number> => {
  const folder = await mkdtemp(join(tmpdir(), 'mailroom-bench-start-'));
  // PostgreSQL may run as a user of its own, which has to reach its folder.
  await chmod(folder, 0o755);
  try {
    await startOnce(root, folder);
    return await startOnce(root, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const bootApi = async (place: Place): Promise<number> => {
  await adoptFiles(place);
  const environment = {
    NODE_ENV: 'production',
    PORT: String(await freePort()),
    DATABASE_URL: place.databaseUrl,
    MAILROOM_FOLDER: place.folder,
    LOG_LEVEL: 'error',
  };
  const startedAt = performance.now();
  await using _ = await startProcess({ script: '../../api/src/main.ts', environment });
  return since(startedAt);
};

const typecheck = async (root: string, ...args: readonly string[]): Promise<number> => {
  const startedAt = performance.now();
  await runCommand({ command: 'npm', args: ['run', 'typecheck', ...args], cwd: root });
  return since(startedAt);
};

const Summary = z.object({ execution: z.object({ startTime: z.number(), endTime: z.number() }) });

/** Of the last `npm test`: a run of its own would take longer than all the rest. */
const lastTest = (root: string): ColdCost[] => {
  const [summary] = globSync('.turbo/runs/*.json', { cwd: root })
    .map((name) => join(root, name))
    .toSorted((left, right) => statSync(right).mtimeMs - statSync(left).mtimeMs);
  if (summary === undefined || !existsSync(summary)) return [];
  const { startTime, endTime } = Summary.parse(JSON.parse(readFileSync(summary, 'utf8'))).execution;
  return [{ title: 'npm test, when it last ran', seconds: (endTime - startTime) / 1000, atMostSeconds: 360 }];
};

/** What is paid before the first request. */
export const measureCold = async (
  root: string,
  place: Place,
  say: (line: string) => void,
): Promise<readonly ColdCost[]> => {
  say('Measuring starts and checks …');
  return [
    { title: 'npm start, the second time', seconds: await startTwice(root), atMostSeconds: 6 },
    { title: 'the API boots', seconds: await medianOf(() => bootApi(place)), atMostSeconds: 1 },
    {
      title: 'npm run typecheck, all anew',
      seconds: await medianOf(() => typecheck(root, '--', '--force')),
      atMostSeconds: 2,
    },
    { title: 'npm run typecheck, nothing changed', seconds: await medianOf(() => typecheck(root)), atMostSeconds: 2 },
    ...lastTest(root),
  ];
};
