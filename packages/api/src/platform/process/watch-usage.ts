import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import type { TaskLimits } from './process-pool.ts';

// A thread beside the one that works: it runs on while that one does not come back, and when the parent is gone.

const EVERY_MILLISECONDS = 25;

// What `answerTasks` hands over.
const { limits, turns } = workerData as { readonly limits: string; readonly turns: Int32Array };
// The pool wrote them, as `TaskLimits`.
const { cpuMilliseconds, residentBytes } = JSON.parse(limits) as TaskLimits;

const usedMilliseconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** Says why on the standard output, which nothing else writes to, and ends the process. */
const end = (by: 'time' | 'memory'): void => {
  writeSync(1, by);
  process.kill(process.pid, 'SIGKILL');
};

let turn = 0;
let usedBefore = 0;
setInterval(() => {
  const now = Atomics.load(turns, 0);
  if (now !== turn) usedBefore = usedMilliseconds();
  turn = now;
  const isRunning = turn % 2 === 1;
  if (isRunning && process.memoryUsage.rss() > residentBytes) end('memory');
  if (isRunning && usedMilliseconds() - usedBefore > cpuMilliseconds) end('time');
}, EVERY_MILLISECONDS);
