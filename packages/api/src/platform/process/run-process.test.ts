import { fork } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const SCRIPT = fileURLToPath(new URL('../../../test/run-and-fail.ts', import.meta.url));

const runAndFail = async (how: 'rejection' | 'exception') => {
  const child = fork(SCRIPT, [how], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  if (!child.stdout || !child.stderr) throw new Error('Both are pipes.');
  const said = Promise.all([text(child.stdout), text(child.stderr)]);
  child.once('message', () => child.disconnect());
  const [code] = await once(child, 'exit');
  return { code, said: (await said).join('') };
};

it('a promise that fails where nobody waits for it is told in the log without its words, and the process lives on', async () => {
  const { code, said } = await runAndFail('rejection');
  expect(said).toContain('"msg":"bug: a promise failed that nobody waits for"');
  expect(said).not.toContain('Dupont');
  expect(code).toBe(0);
});

it('an exception that nobody caught is told in the log without its words, and the process ends in order', async () => {
  const { code, said } = await runAndFail('exception');
  expect(said).toContain('"msg":"bug: an exception that nobody caught; the process ends"');
  expect(said).not.toContain('Dupont');
  expect(code).toBe(1);
});
