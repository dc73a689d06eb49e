import { type ChildProcess, fork, spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '../packages/api/src/cli/open-database.ts';
import { assertWritable } from '../packages/api/src/platform/files/files-folder.ts';
import { assertPortIsFree, freePort } from '../packages/api/src/platform/local/free-port.ts';
import { localSecretsKey } from '../packages/api/src/platform/local/local-secrets-key.ts';
import { type Config, readConfig } from '../packages/api/src/platform/process/config.ts';
import { runProcess } from '../packages/api/src/platform/process/run-process.ts';
import { PROCESSES } from '../packages/api/src/processes.ts';
import { inviteFirst } from './invite-first.ts';
import { type Kept, keepRunning } from './keep-running.ts';
import { loadDemonstration } from './load-demonstration.ts';
import { offerDemonstrationProvider } from './offer-demonstration-provider.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const WEB_CLIENT = join(root, 'packages/web-client');
const isWatching = process.argv.includes('--watch');

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

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

/** The processes of a running Mailroom. */
const kept: Kept[] = [];

const keep = (name: string, start: () => ChildProcess, saysReady = true): Promise<void> => {
  const one = keepRunning({ name, start, saysReady, say: (line) => process.stderr.write(`${line}\n`) });
  kept.push(one);
  return one.ready;
};

/** Every name by which a browser on this computer reaches it. */
const mailroomUrls = ({ publicUrl, basePath, port }: Config): string[] => {
  const origins =
    publicUrl === null ? [`http://127.0.0.1:${port}`, `http://localhost:${port}`] : [new URL(publicUrl).origin];
  return origins.map((origin) => `${origin}${basePath}`);
};

interface NodeProcess {
  readonly args?: readonly string[];
  readonly environment?: NodeJS.ProcessEnv;
}

const keepNode = (name: string, script: string, { args = [], environment = {} }: NodeProcess): Promise<void> => {
  const execArgv = isWatching && !name.startsWith('demonstration') ? ['--watch', '--watch-preserve-output'] : [];
  const env = { ...process.env, ...environment };
  return keep(name, () => fork(join(root, script), [...args], { execArgv, env, cwd: root }));
};

/** Longer than its processes take: the database goes last. */
const STOP_WITHIN_MILLISECONDS = 40_000;

const start = async () => {
  const startedAt = performance.now();
  const config = readConfig({ DEMONSTRATION: 'on', LOG_LEVEL: 'warn', ...process.env });
  // Said before anything is started: nobody wants to wait for a port that is taken.
  await assertPortIsFree(config);
  await assertWritable(config.filesFolder);
  const [database] = await Promise.all([openDatabase(config), isWatching ? null : buildWebClient()]);
  const stop = async () => {
    await Promise.all(kept.map((one) => one.stop()));
    await database[Symbol.asyncDispose]();
  };
  try {
    const apiPort = isWatching ? await freePort() : config.port;
    const fhirPort = process.env['FHIR_BASE_URL'] === undefined ? await freePort() : null;
    // The same with each start, where it can be: people are known by where they signed in.
    const identityPort = await freePort(config.port === 0 ? 0 : config.port + 2);
    const environment: NodeJS.ProcessEnv = {
      DATABASE_URL: database.databaseUrl,
      PORT: String(apiPort),
      MAILROOM_FOLDER: config.folder,
      FILES: config.filesFolder,
      LOG_LEVEL: config.logLevel,
      ...(config.secretKeys === null && config.databaseUrl === null
        ? { SECRETS_KEY: localSecretsKey(config.folder) }
        : {}),
      // While developing, a call over its budget is a bug that shows itself at once.
      BUDGETS: isWatching ? 'enforced' : 'logged',
      // Whether it may be one was looked at above, before the database had an address.
      DEMONSTRATION: config.isDemonstration ? 'for-everybody' : 'off',
      ...(fhirPort === null ? {} : { FHIR_BASE_URL: `http://127.0.0.1:${fhirPort}/fhir` }),
    };
    await Promise.all([
      ...Object.values(PROCESSES).map(({ label, entry }) =>
        keepNode(label, join('packages/api/src', entry), { environment }),
      ),
      config.isDemonstration && fhirPort !== null
        ? keepNode('demonstration hospital', 'packages/demo-hospital/src/main.ts', {
            args: ['--port', String(fhirPort)],
          })
        : null,
      config.isDemonstration
        ? keepNode('demonstration identity provider', 'packages/demo-hospital/src/identity-main.ts', {
            args: ['--port', String(identityPort), ...mailroomUrls(config).flatMap((url) => ['--mailroom', url])],
          })
        : null,
    ]);
    if (isWatching) {
      const args = ['--port', String(config.port), '--strictPort'];
      await keep('web client', () => vite(args, { API_PORT: String(apiPort) }), false);
    }
    if (config.isDemonstration) {
      await loadDemonstration({ config, ...database, say });
      await offerDemonstrationProvider({ config, ...database, issuer: `http://127.0.0.1:${identityPort}` });
    } else await inviteFirst({ config, ...database, say });
  } catch (error) {
    await stop();
    throw error;
  }
  const host = config.host === '127.0.0.1' ? 'localhost' : config.host;
  say(
    `Mailroom is at ${config.publicUrl ?? `http://${host}:${config.port}`}${config.basePath} (ready in ${((performance.now() - startedAt) / 1000).toFixed(1)} s). Ctrl-C stops it.`,
  );
  return { stop };
};

await runProcess({ name: 'start', stopWithinMilliseconds: STOP_WITHIN_MILLISECONDS, start });
