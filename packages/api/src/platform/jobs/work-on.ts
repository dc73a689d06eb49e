import type { Job, JobResult, WorkOptions } from 'pg-boss';
import type { App } from '../process/context.ts';
import { holdClaim } from './hold-claim.ts';

type WorkingApp = Pick<App, 'jobs' | 'metrics' | 'stopping'>;
/** Runs jobs of a queue, and says of each what became of it. */
export type RunJobs = (jobs: Job[]) => Promise<JobResult[]>;

/** How many of the jobs are still this process's. pg-boss answers it, and its type says nothing of it. */
const countTouched = (answer: { readonly affected?: unknown }): number => Number(answer.affected);

/** Runs jobs as long as the claim on them is held, and counts them. */
const runHeld = async ({ jobs: { boss }, metrics }: WorkingApp, run: RunJobs, jobs: Job[]): Promise<JobResult[]> => {
  const [{ name } = { name: '' }] = jobs;
  const claim = holdClaim(async () => countTouched(await boss.touch(name, jobs)) > 0);
  const startedAt = performance.now();
  try {
    const held = jobs.map((job) => ({ ...job, signal: AbortSignal.any([job.signal, claim.signal]) }));
    const results = await run(held);
    const seconds = (performance.now() - startedAt) / 1000;
    for (const { status } of results) metrics.jobDuration.observe({ queue: name, outcome: status }, seconds);
    return results;
  } finally {
    claim.end();
  }
};

/** The queue that is worked on. */
interface Queue {
  readonly name: string;
  readonly run: RunJobs;
}

/**
 * Works on a queue from now on. A job that becomes due, or is taken over from a process that died, is announced by nobody:
 * it is looked for every `everySeconds`.
 *
 * @returns under which id the work can be woken.
 */
const workInBatches = (
  app: WorkingApp,
  { name, run }: Queue,
  { everySeconds, ...options }: InBatches,
): Promise<string> =>
  app.jobs.boss.work<object>(
    name,
    {
      ...options,
      perJobResults: true,
      pollingIntervalSeconds: everySeconds,
      notifyPollingIntervalSeconds: everySeconds,
    },
    (jobs) => runHeld(app, run, jobs),
  );

/** Jobs in batches, one batch after the other. */
type InBatches = WorkOptions & { readonly everySeconds: number };

/** Jobs by several takers at once. */
interface Many {
  /** So many take jobs, each as many as a batch. More than `perFacility`: then one slow hospital cannot keep all of them. */
  readonly takers: number;
  readonly batchSize: number;
  /** Jobs of one facility, or a few more, that are run at once: a slow server holds up its own hospital only. */
  readonly perFacility: number;
}

/** How jobs are taken from their queue. */
export type Take = InBatches | Many;

/** For jobs that are short, or ask another system once for all of them. */
export const BATCHES = { batchSize: 20, burstWhenBatchFull: true, everySeconds: 2 } as const satisfies Take;

const LOOK_EVERY_MILLISECONDS = 500;
/** Never, as far as a queue with {@link workWithTakers} goes: whoever is woken looks. */
const LOOK_SELDOM_SECONDS = 30;

/**
 * Works on a queue with several takers. Twice a second one that is idle looks for what is due; who finds something wakes one
 * more, and looks again when it is done: an idle process asks little, a busy one never waits, and no look is made in vain but
 * the last.
 */
const workWithTakers = async (
  app: WorkingApp,
  { name, run }: Queue,
  { takers, batchSize, perFacility }: Many,
): Promise<void> => {
  const { boss } = app.jobs;
  const idle = new Set<string>();
  const wakeOne = (): void => {
    const [id] = idle;
    if (id === undefined) return;
    // The one that was woken last is the last to be woken again: it may be looking still.
    idle.delete(id);
    idle.add(id);
    boss.notifyWorker(id);
  };
  const start = async (): Promise<void> => {
    const work: { id?: string } = {};
    const runAndWake: RunJobs = (jobs) => {
      const { id = '' } = work;
      idle.delete(id);
      wakeOne();
      return run(jobs).finally(() => {
        idle.add(id);
        boss.notifyWorker(id);
      });
    };
    const everySeconds = LOOK_SELDOM_SECONDS;
    work.id = await workInBatches(
      app,
      { name, run: runAndWake },
      { everySeconds, batchSize, groupConcurrency: perFacility },
    );
    idle.add(work.id);
  };
  for (let n = 0; n < takers; n += 1) await start();
  const looking = setInterval(wakeOne, LOOK_EVERY_MILLISECONDS);
  looking.unref();
  app.stopping.signal.addEventListener('abort', () => clearInterval(looking), { once: true });
};

/** Works on a queue from now on. */
export const workOn = async (app: WorkingApp, queue: Queue, take: Take): Promise<void> => {
  if ('takers' in take) await workWithTakers(app, queue, take);
  else await workInBatches(app, queue, take);
};
