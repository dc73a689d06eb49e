import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values } = parseArgs({
  options: {
    /** How many schedules, and the seed of the first. */
    schedules: { type: 'string', default: '1000' },
    /** What each of fifty clients tries at the same documents. */
    operations: { type: 'string', default: '60' },
    /** How often a real worker is killed. */
    kills: { type: 'string', default: '12' },
    seed: { type: 'string', default: '1' },
  },
});

// The tests of delivery and of races, at full size.
const { status } = spawnSync(
  process.execPath,
  [
    join(root, 'packages/api/node_modules/vitest/vitest.mjs'),
    'run',
    '--project',
    'api:db',
    'test/delivery',
    'src/features/review/race',
    'src/features/intake/prove-ledger',
  ],
  {
    cwd: join(root, 'packages/api'),
    env: {
      ...process.env,
      SCHEDULES: values.schedules,
      FIRST_SEED: values.seed,
      RACE_OPERATIONS: values.operations,
      KILLS: values.kills,
    },
    stdio: 'inherit',
  },
);
process.exitCode = status ?? 1;
