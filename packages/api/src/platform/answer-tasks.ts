import { Worker } from 'node:worker_threads';

/** Signals reach a whole group of processes: the parent says when it is over, and not they. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** What a process of a pool does: one task after the other, until its parent goes away. */
export const answerTasks = (answer: (bytes: Uint8Array) => Promise<unknown>): void => {
  for (const signal of SIGNALS) process.on(signal, () => {});
  process.on('disconnect', () => process.exit());
  const watch = new Worker(new URL('./watch-usage.ts', import.meta.url), { workerData: process.argv[2] });
  process.on('message', async (bytes: Uint8Array) => {
    watch.postMessage('begin');
    const answered = await answer(bytes);
    watch.postMessage('end');
    process.send?.({ answer: answered, residentBytes: process.memoryUsage.rss() });
  });
};
