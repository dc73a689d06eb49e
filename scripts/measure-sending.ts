import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values } = parseArgs({
  options: { effects: { type: 'string', default: '500' }, latency: { type: 'string', default: '20' } },
});

// Effects decided together, beside the time that the hospital's server itself needs for as many transactions. With `--latency 0`
// the server answers out of memory, on the same processor: what is measured then is what Mailroom itself costs.
const { status } = spawnSync(
  process.execPath,
  [
    join(root, 'packages/api/node_modules/vitest/vitest.mjs'),
    'run',
    '--project',
    'api:db',
    'test/delivery/send-together',
  ],
  {
    cwd: join(root, 'packages/api'),
    env: { ...process.env, EFFECTS: values.effects, LATENCY: values.latency },
    stdio: 'inherit',
  },
);
process.exitCode = status ?? 1;
