import type { Job, JobResult, WorkOptions } from 'pg-boss';
import type { App } from './context.ts';
import { holdClaim } from './hold-claim.ts';

type WorkingApp = Pick<App, 'jobs' | 'metrics'>;
type RunJobs = (jobs: Job[]) => Promise<JobResult[]>;

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

/**
 * Works on a queue from now on. A job that becomes due, or is taken over from a process that died, is announced by nobody:
 * it is looked for every `everySeconds`.
 *
 * @returns under which id the work can be woken.
 */
export const workOn = (
  app: WorkingApp,
  name: string,
  { everySeconds, run, ...options }: WorkOptions & { everySeconds: number; run: RunJobs },
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

/** So many jobs are run at once. */
interface Many {
  readonly name: string;
  readonly atOnce: number;
  /** Of one facility, or one or two more: a slow server holds up its own hospital only. */
  readonly perFacility: number;
  readonly run: RunJobs;
}

const LOOK_OFTEN_SECONDS = 0.5;
const LOOK_SELDOM_SECONDS = 30;

/**
 * Works on a queue job by job, several at once. One looks twice a second for what is due; whoever finds a job wakes the others
 * and looks again right after it, so that an idle process asks little and a busy one never waits.
 */
export const workOnMany = async (app: WorkingApp, { name, atOnce, perFacility, run }: Many): Promise<void> => {
  const ids: string[] = [];
  const wakeAll = (): void => {
    for (const id of ids) app.jobs.boss.notifyWorker(id);
  };
  const runAndWake: RunJobs = (jobs) => {
    wakeAll();
    return run(jobs).finally(wakeAll);
  };
  for (let n = 0; n < atOnce; n += 1) {
    const everySeconds = n === 0 ? LOOK_OFTEN_SECONDS : LOOK_SELDOM_SECONDS;
    ids.push(await workOn(app, name, { everySeconds, groupConcurrency: perFacility, run: runAndWake }));
  }
};
