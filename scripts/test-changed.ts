import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const pnpm = process.env['MAILROOM_PNPM'] ?? 'pnpm@12.21.0';

const run = (command: string, args: readonly string[], environment = {}) =>
  spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...environment },
    shell: process.platform === 'win32',
    stdio: ['ignore', command === 'git' ? 'pipe' : 'inherit', 'inherit'],
  });

/** Where this branch left `main`; on `main` itself, what is not committed. */
const base = run('git', ['merge-base', 'main', 'HEAD']).stdout.trim();
if (base === '') throw new Error('There is no branch `main` to compare with.');

const turbo = (...args: readonly string[]): boolean =>
  run('npx', ['-y', pnpm, 'exec', 'turbo', 'run', '--continue', '--output-logs=new-only', ...args], {
    TURBO_SCM_BASE: base,
  }).status === 0;

// What the change reaches: packages by turbo's graph of packages, files of tests by vitest's graph of modules. What no graph
// sees (migrations, stories in the browser, the gates) is for `npm test`.
const areTypesRight = turbo('//#check:types', '//#check:imports');
const areTestsGreen = turbo('test', 'test:db', '--affected', '--', `--changed=${base}`, '--passWithNoTests');
process.exitCode = areTypesRight && areTestsGreen ? 0 : 1;
