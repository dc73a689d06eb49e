import { writeSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { TaskLimits } from './process-pool.ts';

// A thread beside the one that works: it runs on while that one does not come back. Also when the parent is gone.

const EVERY_MILLISECONDS = 25;

// `answerTasks` hands on what the pool wrote.
const { cpuMilliseconds, residentBytes } = JSON.parse(String(workerData)) as TaskLimits;

const usedMilliseconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** Says why on the standard output, which nothing else writes to, and ends the process. */
const end = (by: 'time' | 'memory'): void => {
  writeSync(1, by);
  process.kill(process.pid, 'SIGKILL');
};

let usedBefore: number | null = null;
parentPort?.on('message', (message) => {
  usedBefore = message === 'begin' ? usedMilliseconds() : null;
});
setInterval(() => {
  if (usedBefore === null) return;
  if (process.memoryUsage.rss() > residentBytes) end('memory');
  if (usedMilliseconds() - usedBefore > cpuMilliseconds) end('time');
}, EVERY_MILLISECONDS);
