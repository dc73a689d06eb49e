import { Worker } from 'node:worker_threads';
import type { z } from 'zod';

/** Signals reach a whole group of processes: the parent says when it is over, and not they. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** What a process of a pool does: one task after the other, until its parent goes away. An answer that throws ends the process. */
export const answerTasks = <Task>(form: z.ZodType<Task>, answer: (task: Task) => Promise<unknown>): void => {
  for (const signal of SIGNALS) process.on(signal, () => {});
  process.on('disconnect', () => process.exit());
  /** Odd while a task runs. */
  const turns = new Int32Array(new SharedArrayBuffer(4));
  const watch = new Worker(new URL('./watch-usage.ts', import.meta.url), {
    workerData: { limits: process.argv[2], turns },
  });
  // Nothing runs unwatched.
  watch.on('error', () => process.exit(1));
  const run = async (message: unknown) => {
    Atomics.add(turns, 0, 1);
    const answered = await answer(form.parse(message));
    Atomics.add(turns, 0, 1);
    process.send?.({ answer: answered, residentBytes: process.memoryUsage.rss() });
  };
  process.on('message', (message) => {
    run(message).catch(() => process.exit(1));
  });
};
