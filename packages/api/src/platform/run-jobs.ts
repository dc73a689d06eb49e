import type { JobResult } from 'pg-boss';
import type { Log } from './log.ts';
import { type StoredForm, StoredFormError } from './stored-form.ts';

interface Runner<Data> {
  readonly log: Log;
  readonly form: StoredForm<Data, unknown>;
  run(data: Data): Promise<void>;
}

/**
 * Runs a batch job by job: one that fails is retried alone, and does not take its neighbours along. One whose payload no
 * release wrote would fail again and again: it becomes a dead letter at once, with the reason.
 */
export const eachJob =
  <Data>({ log, form, run }: Runner<Data>) =>
  async (jobs: readonly { id: string; data: unknown }[]): Promise<JobResult[]> => {
    const results: JobResult[] = [];
    for (const { id, data } of jobs) {
      try {
        await run(form.read(data));
        results.push({ id, status: 'completed' });
      } catch (error) {
        log.error({ err: error, jobId: id }, 'a job failed');
        const isUnreadable = error instanceof StoredFormError;
        results.push(
          isUnreadable ? { id, status: 'deadletter', output: { reason: error.message } } : { id, status: 'failed' },
        );
      }
    }
    return results;
  };
