import { spawnSync } from 'node:child_process';
import { globSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Every check and test, in turbo's words; the order is turbo's own. */
const TASKS = [
  ...['format', 'lint', 'types', 'imports', 'unused', 'docs', 'drift', 'first-load', 'gates'].map(
    (check) => `//#check:${check}`,
  ),
  'i18n:check',
  'test',
  'test:db',
  'e2e',
];

const Summary = z.object({
  tasks: z.array(
    z.object({
      taskId: z.string(),
      command: z.string(),
      execution: z.object({ exitCode: z.int().optional() }).optional(),
    }),
  ),
});
const Results = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  testResults: z.array(
    z.object({
      message: z.string().optional(),
      status: z.string(),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()).nullish() }),
      ),
    }),
  ),
});
type Results = z.infer<typeof Results>;

/** A long log ends with what failed in it, and why. */
const failuresOf = ({ testResults }: Results): string[] =>
  testResults.flatMap(({ status, message, assertionResults }) => {
    const failed = assertionResults.filter((result) => result.status === 'failed');
    if (failed.length === 0) return status === 'failed' ? [message ?? 'a file of tests failed'] : [];
    return failed.map(({ fullName, failureMessages }) => `${fullName}\n${(failureMessages ?? []).join('\n')}`);
  });

/** What did not run is said by name: a test that is skipped proves nothing. */
const skippedOf = ({ testResults }: Results): string[] =>
  testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === 'skipped').map(({ fullName }) => fullName),
  );

const latest = (pattern: string): string[] => globSync(pattern, { cwd: root }).map((path) => join(root, path));
const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

const pnpm = process.env['MAILROOM_PNPM'] ?? 'pnpm@12.21.0';
for (const path of [
  ...latest('packages/*/.results/*.json'),
  ...latest('.results/*.json'),
  ...latest('.turbo/runs/*.json'),
]) {
  rmSync(path);
}
const turbo = [
  '-y',
  pnpm,
  'exec',
  'turbo',
  'run',
  ...TASKS,
  '--continue',
  '--summarize',
  '--concurrency=2',
  '--output-logs=new-only',
];
const { status } = spawnSync('npx', turbo, {
  cwd: root,
  stdio: ['ignore', 'inherit', 'inherit'],
  shell: process.platform === 'win32',
});

const counts = { passed: 0, failed: 0, skipped: 0 };
for (const path of [...latest('packages/*/.results/*.json'), ...latest('.results/*.json')]) {
  const results = Results.parse(readJson(path));
  counts.passed += results.numPassedTests;
  counts.failed += results.numFailedTests;
  counts.skipped += results.numPendingTests;
  for (const failure of failuresOf(results)) process.stderr.write(`FAILED ${failure.slice(0, 2000)}\n\n`);
  for (const name of skippedOf(results)) process.stderr.write(`did not run: ${name}\n`);
}
const [summary] = latest('.turbo/runs/*.json');
const failedTasks: string[] = [];
for (const { taskId, command, execution } of summary === undefined ? [] : Summary.parse(readJson(summary)).tasks) {
  if (command === '<NONEXISTENT>') continue;
  const isOk = execution?.exitCode === 0;
  // A task counts as one check; the tests within it were counted above.
  if (isOk) counts.passed += 1;
  else failedTasks.push(taskId);
}
counts.failed += failedTasks.length;
if (summary === undefined) counts.failed += 1;
for (const task of failedTasks) process.stderr.write(`failed: ${task}\n`);
const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
process.stdout.write(`${counts.passed} passed, ${counts.failed} failed${skipped}\n`);
process.exitCode = status === 0 && counts.failed === 0 ? 0 : 1;
