import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values } = parseArgs({ options: { effects: { type: 'string', default: '500' } } });

// Effects decided together, beside the time that the hospital's server itself needs for as many transactions.
const { status } = spawnSync(
  process.execPath,
  [
    join(root, 'packages/api/node_modules/vitest/vitest.mjs'),
    'run',
    '--project',
    'api:db',
    'test/delivery/send-together',
  ],
  { cwd: join(root, 'packages/api'), env: { ...process.env, EFFECTS: values.effects }, stdio: 'inherit' },
);
process.exitCode = status ?? 1;
