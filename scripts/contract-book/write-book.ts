import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../packages/drift/src/contract-sources.ts';
import { BOOK, declaredContracts, readExamples } from './read-book.ts';
import { renderBook } from './render-book.ts';

/** The test that calls every procedure; `-u` keeps what it recorded. */
const RECORDING = ['run', '--project', 'api:db', 'test/budgets.db.test.ts', '-u'];

const { status } = spawnSync(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), ...RECORDING], {
  cwd: join(root, 'packages/api'),
  stdio: 'inherit',
});
if (status === 0) {
  for (const [name, text] of Object.entries(renderBook(declaredContracts(), readExamples()))) {
    writeFileSync(join(BOOK, name), text);
    process.stdout.write(`docs/contracts/${name}\n`);
  }
} else {
  process.stderr.write('An example is taken from a passing test, and the test failed: the book stays as it was.\n');
  process.exitCode = 1;
}
