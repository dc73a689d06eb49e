import { type ChildProcess, fork, spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '../packages/api/src/cli/open-database.ts';
import { readConfig } from '../packages/api/src/platform/config.ts';
import { openFileStore } from '../packages/api/src/platform/file-store.ts';
import { assertPortIsFree, freePort } from '../packages/api/src/platform/free-port.ts';
import { openLog } from '../packages/api/src/platform/log.ts';
import { runProcess } from '../packages/api/src/platform/run-process.ts';
import { loadDemonstration } from './load-demonstration.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const WEB_CLIENT = join(root, 'packages/web-client');
const isWatching = process.argv.includes('--watch');

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const newestChange = (folder: string): number =>
  Math.max(
    ...readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) =>
      entry.isFile() ? statSync(join(entry.parentPath, entry.name)).mtimeMs : 0,
    ),
  );

const isBuilt = (): boolean => {
  const index = join(WEB_CLIENT, 'dist/client/index.html');
  if (!existsSync(index)) return false;
  const contracts = ['src', 'releases'].map((folder) => join(root, 'packages/contracts', folder));
  const sources = [join(WEB_CLIENT, 'src'), ...contracts];
  return sources.every((folder) => newestChange(folder) < statSync(index).mtimeMs);
};

const vite = (args: string[], environment: NodeJS.ProcessEnv = {}): ChildProcess =>
  spawn(process.execPath, [join(WEB_CLIENT, 'node_modules/vite/bin/vite.js'), ...args], {
    cwd: WEB_CLIENT,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  });

const buildWebClient = async (): Promise<void> => {
  if (isBuilt()) return;
  say('Building the web client …');
  const build = vite(['build', '--logLevel', 'error']);
  const code = await new Promise((resolve) => build.once('exit', resolve));
  if (code !== 0) throw new Error('The web client could not be built; the lines above say why.');
};

/** The processes of a running Mailroom. If one of them ends by itself, all of it stops and says so. */
const children: { name: string; process: ChildProcess }[] = [];

const watchOver = (name: string, child: ChildProcess): ChildProcess => {
  children.push({ name, process: child });
  return child;
};

const untilReady = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    const isReady = (message: unknown) => {
      if (typeof message !== 'object' || message === null || !('ready' in message)) return;
      child.off('exit', ended);
      resolve();
    };
    // The child has said why.
    const ended = () => reject(new Error(''));
    child.on('message', isReady);
    child.once('exit', ended);
  });

interface NodeProcess {
  readonly args?: readonly string[];
  readonly environment?: NodeJS.ProcessEnv;
}

const startNode = async (name: string, script: string, { args = [], environment = {} }: NodeProcess): Promise<void> => {
  const execArgv = isWatching && name !== 'demonstration hospital' ? ['--watch', '--watch-preserve-output'] : [];
  const env = { ...process.env, ...environment };
  const child = watchOver(name, fork(join(root, script), [...args], { execArgv, env, cwd: root }));
  await untilReady(child);
};

const stopChildren = (): Promise<unknown> =>
  Promise.all(
    children.map(async ({ process: child }) => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      const lastResort = setTimeout(() => child.kill('SIGKILL'), 6000);
      await ended;
      clearTimeout(lastResort);
    }),
  );

const stopWhenOneEnds = (): void => {
  for (const { name, process: child } of children) {
    child.once('exit', () => {
      process.stderr.write(`The ${name} ended; Mailroom stops.\n`);
      process.exitCode = 1;
      process.kill(process.pid, 'SIGTERM');
    });
  }
};

await runProcess(async () => {
  const startedAt = performance.now();
  const config = readConfig({ DEMONSTRATION: 'on', LOG_LEVEL: 'warn', ...process.env });
  // Said before anything is started: nobody wants to wait for a port that is taken.
  await assertPortIsFree(config);
  await openFileStore(config.filesFolder, openLog('start', config.logLevel));
  const [database] = await Promise.all([openDatabase(config), isWatching ? null : buildWebClient()]);
  const stop = async () => {
    for (const { process: child } of children) child.removeAllListeners('exit');
    await stopChildren();
    await database[Symbol.asyncDispose]();
  };
  try {
    const apiPort = isWatching ? await freePort() : config.port;
    const fhirPort = process.env['FHIR_BASE_URL'] === undefined ? await freePort() : null;
    const environment: NodeJS.ProcessEnv = {
      DATABASE_URL: database.databaseUrl,
      PORT: String(apiPort),
      MAILROOM_FOLDER: config.folder,
      FILES: config.filesFolder,
      LOG_LEVEL: config.logLevel,
      // While developing, a call over its budget is a bug that shows itself at once.
      BUDGETS: isWatching ? 'enforced' : 'logged',
      DEMONSTRATION: config.isDemonstration ? 'on' : 'off',
      ...(fhirPort === null ? {} : { FHIR_BASE_URL: `http://127.0.0.1:${fhirPort}/fhir` }),
    };
    await Promise.all([
      startNode('API', 'packages/api/src/main.ts', { environment }),
      startNode('worker', 'packages/api/src/worker.ts', { environment }),
      config.isDemonstration && fhirPort !== null
        ? startNode('demonstration hospital', 'packages/demo-hospital/src/main.ts', {
            args: ['--port', String(fhirPort)],
          })
        : null,
    ]);
    if (isWatching) {
      watchOver('web client', vite(['--port', String(config.port), '--strictPort'], { API_PORT: String(apiPort) }));
    }
    if (config.isDemonstration) await loadDemonstration({ config, ...database, say });
  } catch (error) {
    await stop();
    throw error;
  }
  stopWhenOneEnds();
  const host = config.host === '127.0.0.1' ? 'localhost' : config.host;
  say(
    `Mailroom is at ${config.publicUrl ?? `http://${host}:${config.port}`} (ready in ${((performance.now() - startedAt) / 1000).toFixed(1)} s). Ctrl-C stops it.`,
  );
  return { stop };
});
