import { fork, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** This repository, as it stands. */
export const REPOSITORY = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const START_WITHIN_MILLISECONDS = 170_000;

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
    server.once('error', reject);
  });

/** A folder for a Mailroom's database and files, gone when it is disposed of. */
export const openFolder = (): { path: string } & AsyncDisposable => {
  const path = mkdtempSync(join(tmpdir(), 'mailroom-e2e-'));
  // PostgreSQL may run as a user of its own, which has to reach its folder.
  chmodSync(path, 0o755);
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
};

/** A part of the demonstration, once it says where it is. */
const runPart = async (file: string, args: readonly string[]): Promise<{ url: string } & AsyncDisposable> => {
  const part = fork(join(REPOSITORY, 'packages/demo-hospital/src', file), args, { cwd: REPOSITORY, silent: true });
  const ended = new Promise<void>((resolve) => part.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    part.once('exit', () => reject(new Error(`${file} does not start`)));
    part.on('message', (message: { url?: string }) => message.url && resolve(message.url));
  });
  return {
    url,
    async [Symbol.asyncDispose]() {
      part.kill('SIGTERM');
      await ended;
    },
  };
};

/** The demonstration's hospital, whose record a story can look into. */
export const runHospital = async () => runPart('main.ts', ['--port', String(await freePort())]);

/** Its identity provider, for a Mailroom at this address. */
export const runIdentityProvider = (mailroomUrl: string) =>
  runPart('identity-main.ts', ['--port', '0', '--mailroom', mailroomUrl]);

interface Run {
  /** The sources that run. */
  readonly root: string;
  readonly port: number;
  readonly folder: string;
  readonly environment?: NodeJS.ProcessEnv;
}

interface RunningMailroom extends AsyncDisposable {
  /** What it printed while it started. */
  readonly said: string;
}

/** Everything that `npm start` starts, until it is disposed of. */
export const runMailroom = async ({ root, port, folder, environment }: Run): Promise<RunningMailroom> => {
  const env = { ...process.env, PORT: String(port), MAILROOM_FOLDER: folder, NODE_ENV: 'production', ...environment };
  const mailroom = spawn(process.execPath, ['scripts/start.ts'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((resolve) => mailroom.once('exit', () => resolve()));
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const failed = () => reject(new Error(`Mailroom does not start: ${said}`));
    const tooLate = setTimeout(failed, START_WITHIN_MILLISECONDS);
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      if (!said.includes('Mailroom is at')) return;
      clearTimeout(tooLate);
      mailroom.off('exit', failed);
      resolve();
    };
    mailroom.stdout.on('data', listen);
    mailroom.stderr.on('data', listen);
    mailroom.once('exit', failed);
  });
  return {
    said,
    async [Symbol.asyncDispose]() {
      mailroom.kill('SIGTERM');
      await ended;
    },
  };
};
