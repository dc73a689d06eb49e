import { availableParallelism, totalmem } from 'node:os';
import { Worker } from 'node:worker_threads';
import { placeOf } from './experience.ts';
import type { HuntMessage, HuntReport, HuntTask } from './hunt-worker.ts';
import { Progress } from './progress.ts';
import { CHECKER_GIGABYTES } from './type-checker.ts';

/** One compiler each, where there is room for it. */
const ROOM = Math.floor(totalmem() / 2 ** 30 / (CHECKER_GIGABYTES + 1));
const WORKERS = Math.max(1, Math.min(8, availableParallelism(), ROOM));

const hunt = async (task: HuntTask, progress: Progress): Promise<HuntReport> => {
  const worker = new Worker(new URL('hunt-worker.ts', import.meta.url), { workerData: task });
  const { promise, resolve, reject } = Promise.withResolvers<HuntReport>();
  worker.on('error', reject);
  worker.on('exit', () => reject(new Error('A worker ended without a report.')));
  worker.on('message', (message: HuntMessage) => {
    if ('report' in message) resolve(message.report);
    else progress.add(message.verdict);
  });
  const report = await promise;
  await worker.terminate();
  return report;
};

/** Deals the mutants out to one compiler per core and puts the reports together. */
export const huntInParallel = async ({ sources, mutants }: HuntTask): Promise<HuntReport> => {
  using progress = new Progress(mutants.length);
  // Who notices one change of a field notices the others: they stay together.
  const places = [...Map.groupBy(mutants, placeOf).values()];
  const reports = await Promise.all(
    Array.from({ length: WORKERS }, (_, worker) =>
      hunt({ sources, mutants: places.filter((_, index) => index % WORKERS === worker).flat() }, progress),
    ),
  );
  return {
    baseline: reports[0]?.baseline ?? [],
    verdicts: reports.flatMap(({ verdicts }) => verdicts),
    readers: reports.flatMap(({ readers }) => readers),
  };
};
