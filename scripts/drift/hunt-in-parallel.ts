import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { HuntReport, HuntTask } from './hunt-worker.ts';

const WORKERS = Math.max(1, Math.min(4, availableParallelism()));

const hunt = async (task: HuntTask): Promise<HuntReport> => {
  const worker = new Worker(new URL('hunt-worker.ts', import.meta.url), { workerData: task });
  const [report] = await once(worker, 'message');
  await worker.terminate();
  // `hunt-worker.ts` posts one message, and it is a report.
  return report as HuntReport;
};

/** Deals the mutants out to one compiler per core and puts the reports together. */
export const huntInParallel = async ({ sources, mutants, removals }: HuntTask): Promise<HuntReport> => {
  const reports = await Promise.all(
    Array.from({ length: WORKERS }, (_, worker) =>
      hunt({
        sources,
        mutants: mutants.filter((_, index) => index % WORKERS === worker),
        removals: removals.filter((_, index) => index % WORKERS === worker),
      }),
    ),
  );
  return {
    baseline: reports[0]?.baseline ?? [],
    verdicts: reports.flatMap(({ verdicts }) => verdicts),
    readers: reports.flatMap(({ readers }) => readers),
  };
};
