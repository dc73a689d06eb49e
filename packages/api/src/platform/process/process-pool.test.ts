import { expect, it } from 'vitest';
import { openProcessPool, type TaskLimits } from './process-pool.ts';

const LIMITS = { cpuMilliseconds: 400, wallMilliseconds: 60_000, residentBytes: 300_000_000 };
const module = new URL('../../../test/misbehave.ts', import.meta.url);

const open = (more: { size?: number; maxWaiting?: number; limits?: TaskLimits } = {}) =>
  openProcessPool({ module, size: 1, limits: LIMITS, ...more });

it('a task that overruns its time or its memory, or ends its process, takes nobody along and is told apart', async () => {
  await using pool = open();
  const tasks = ['pid', 'pid', 'spin', 'swell', 'abort', 'leave', 'environment'];
  const ran = await Promise.all(tasks.map((what) => pool.run({ what })));
  const [first, second, ...ended] = ran;
  expect(second).toEqual(first);
  expect(ended).toEqual([
    { kind: 'ended', by: 'time' },
    { kind: 'ended', by: 'memory' },
    // What V8 does when its own heap is full.
    { kind: 'ended', by: 'memory' },
    { kind: 'ended', by: 'crash' },
    // The process gets nothing of this one's environment, where the passwords are.
    { kind: 'answered', answer: [] },
  ]);
});

it('a process that does not end itself is ended by the clock', async () => {
  await using pool = open({ limits: { ...LIMITS, cpuMilliseconds: 60_000, wallMilliseconds: 500 } });
  expect(await pool.run({ what: 'spin' })).toEqual({ kind: 'ended', by: 'time' });
});

it('more tasks than may wait are turned away, and none is blamed for the pool being closed', async () => {
  const pool = open({ maxWaiting: 1 });
  const running = pool.run({ what: 'spin' });
  const waiting = pool.run({ what: 'never' });
  await expect(pool.run({ what: 'turned away' })).rejects.toThrow('More than 1 tasks wait');
  const both = Promise.allSettled([running, waiting]);
  await pool[Symbol.asyncDispose]();
  expect((await both).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await expect(pool.run({ what: 'late' })).rejects.toThrow('closing');
});
