import { fork } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { keepRunning } from './keep-running.ts';

const READY = 'process.send({ ready: true });';
const LIVES = 'setInterval(() => {}, 1000);';

/** A process that does the next of `lives`, as JavaScript, each time it is started. */
const keep = (lives: readonly string[]) => {
  const folder = mkdtempSync(join(tmpdir(), 'mailroom-kept-'));
  const started = join(folder, 'started');
  writeFileSync(started, '');
  const said: string[] = [];
  const start = () => {
    const n = readFileSync(started, 'utf8').length;
    appendFileSync(started, '.');
    const script = join(folder, `life-${n}.mjs`);
    writeFileSync(script, lives[n] ?? LIVES);
    return fork(script);
  };
  const kept = keepRunning({ name: 'worker', start, saysReady: true, say: (line) => said.push(line) });
  const tidy = async () => {
    await kept.stop();
    rmSync(folder, { recursive: true });
  };
  return { kept, said, starts: () => readFileSync(started, 'utf8').length, [Symbol.asyncDispose]: tidy };
};

it('a process that dies is started again, however it died, and that is said', async () => {
  await using world = keep([
    `${READY}process.exit(3)`,
    'process.exit(1)',
    `${READY}process.kill(process.pid, 'SIGKILL')`,
    READY + LIVES,
  ]);
  await world.kept.ready;
  await vi.waitUntil(() => world.said.filter((line) => line.endsWith('runs again.')).length === 2, { timeout: 60_000 });
  expect(world.starts()).toBe(4);
  expect(world.said.join('\n')).toMatch(
    /ended \(exit code 3\); it is started again in .*ended \(exit code 1\).*ended \(SIGKILL\)/s,
  );
});

it('a process that cannot start is not started again', async () => {
  await using world = keep(['process.exit(1)']);
  await expect(world.kept.ready).rejects.toThrow('');
  expect([world.starts(), world.said]).toEqual([1, []]);
});

it('a process that was stopped stays so', async () => {
  await using world = keep([READY + LIVES]);
  await world.kept.ready;
  await world.kept.stop();
  expect([world.starts(), world.said]).toEqual([1, []]);
});
