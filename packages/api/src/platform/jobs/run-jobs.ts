import type { JobResult } from 'pg-boss';
import type { Log } from '../process/log.ts';
import { runTraced } from '../process/trace.ts';
import { type StoredForm, StoredFormError } from '../stored/stored-form.ts';
import { openEnvelope, runTogether } from './job-envelope.ts';

interface Runner<Data> {
  readonly log: Log;
  readonly form: StoredForm<Data, unknown>;
  /** The signal is aborted when the queue may give the job to somebody else. */
  run(data: Data, signal: AbortSignal): Promise<void>;
}

type QueuedJobs = readonly { readonly id: string; readonly data: unknown; readonly signal: AbortSignal }[];

/** One whose payload no release wrote would fail again and again: it becomes a dead letter at once, with the reason. */
const failure = (id: string, error: unknown): JobResult =>
  error instanceof StoredFormError
    ? { id, status: 'deadletter', output: { reason: error.message } }
    : { id, status: 'failed' };

const runOne = async <Data>(
  { log, form, run }: Runner<Data>,
  { id, data, signal }: QueuedJobs[number],
): Promise<JobResult> => {
  const { payload, traceparent } = openEnvelope(data);
  return runTraced(traceparent, async () => {
    try {
      await run(form.read(payload), signal);
      return { id, status: 'completed' };
    } catch (error) {
      log.error({ err: error, jobId: id }, 'a job failed');
      return failure(id, error);
    }
  });
};

/** Runs a batch job by job: one that fails is retried alone, and does not take its neighbours along. */
export const eachJob =
  <Data>(runner: Runner<Data>) =>
  async (jobs: QueuedJobs): Promise<JobResult[]> => {
    const results: JobResult[] = [];
    for (const job of jobs) results.push(await runOne(runner, job));
    return results;
  };

/** The same, with all of a batch at once. */
export const allJobs =
  <Data>(runner: Runner<Data>) =>
  (jobs: QueuedJobs): Promise<JobResult[]> =>
    Promise.all(jobs.map((job) => runOne(runner, job)));

interface FacilityRunner<Data> {
  readonly log: Log;
  readonly form: StoredForm<Data, unknown>;
  /** Runs the jobs of one facility together, and says which of them have to be tried again. */
  run(facilityId: string, jobs: readonly Data[]): Promise<readonly Data[]>;
}

interface ReadJob<Data> {
  readonly id: string;
  readonly data: Data;
  readonly traceparent: unknown;
}

const runFacility = async <Data>(
  { log, run }: FacilityRunner<Data>,
  facilityId: string,
  jobs: readonly ReadJob<Data>[],
): Promise<JobResult[]> => {
  try {
    const again = new Set(
      await run(
        facilityId,
        jobs.map(({ data }) => data),
      ),
    );
    return jobs.map(({ id, data }) => ({ id, status: again.has(data) ? 'failed' : 'completed' }));
  } catch (error) {
    log.error({ err: error, jobs: jobs.length }, 'jobs failed');
    return jobs.map(({ id }) => failure(id, error));
  }
};

/** Runs a batch facility by facility, so that what they ask of another system is asked once. */
export const eachFacility =
  <Data extends { facilityId: string }>(runner: FacilityRunner<Data>) =>
  async (jobs: QueuedJobs): Promise<JobResult[]> => {
    const { log, form } = runner;
    const results: JobResult[] = [];
    const readable: ReadJob<Data>[] = [];
    for (const { id, data } of jobs) {
      const { payload, traceparent } = openEnvelope(data);
      try {
        readable.push({ id, data: form.read(payload), traceparent });
      } catch (error) {
        log.error({ err: error, jobId: id }, 'a job failed');
        results.push(failure(id, error));
      }
    }
    for (const [facilityId, ofFacility] of Map.groupBy(readable, ({ data }) => data.facilityId)) {
      const traceparents = ofFacility.map(({ traceparent }) => traceparent);
      results.push(...(await runTogether(traceparents, () => runFacility(runner, facilityId, ofFacility))));
    }
    return results;
  };
