import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const pnpm = process.env['MAILROOM_PNPM'] ?? 'pnpm@12.21.0';

const git = (...args: readonly string[]): string =>
  spawnSync('git', args, { cwd: root, encoding: 'utf8' }).stdout.trim();

/** Where this branch left `main`; on `main` itself, what is not committed. */
const base = git('merge-base', 'main', 'HEAD');
if (base === '') throw new Error('There is no branch `main` to compare with.');

const turbo = (...args: readonly string[]): boolean =>
  spawnSync('npx', ['-y', pnpm, 'exec', 'turbo', 'run', '--continue', '--output-logs=new-only', ...args], {
    cwd: root,
    env: { ...process.env, TURBO_SCM_BASE: base },
    shell: process.platform === 'win32',
    stdio: ['ignore', 'inherit', 'inherit'],
  }).status === 0;

const ROOM = /^packages\/(?:contracts\/src|(?:api|web-client)\/src\/features)\/([a-z]+)\//;
const changed = [
  ...git('diff', '--name-only', base).split('\n'),
  ...git('ls-files', '--others', '--exclude-standard').split('\n'),
];
const rooms = changed.filter((path) => path !== '').map((path) => ROOM.exec(path)?.[1] ?? null);
/** Through the router a room reaches every test of a database; a change that stays in its rooms is tested where they are, on every floor. */
const places = rooms.every((room) => room !== null) ? [...new Set(rooms)].map((room) => `/${room}/`) : [];

// What the change reaches: packages by turbo's graph of packages, files of tests by vitest's graph of modules. What no graph
// sees (migrations, stories in the browser, the gates) is for `npm test`.
const areTypesRight = turbo('//#check:types', '//#check:imports');
const areTestsGreen = turbo('test', 'test:db', '--affected', '--', ...places, `--changed=${base}`, '--passWithNoTests');
process.exitCode = areTypesRight && areTestsGreen ? 0 : 1;
