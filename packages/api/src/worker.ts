import type { JobResult } from 'pg-boss';
import { giveUpReading, readDocumentJob } from './features/intake/index.ts';
import { openApp } from './open-app.ts';
import { readConfig } from './platform/config.ts';
import type { App } from './platform/context.ts';
import { DEAD_LETTERS, type JobData } from './platform/jobs.ts';
import { runProcess } from './platform/run-process.ts';

const BATCH = { batchSize: 20, burstWhenBatchFull: true, perJobResults: true } as const;

/** Runs a batch job by job: one that fails is retried alone, and does not take its neighbours along. */
const eachJob =
  <Data>(app: App, run: (data: Data) => Promise<void>) =>
  async (jobs: { id: string; data: Data }[]): Promise<JobResult[]> => {
    const results: JobResult[] = [];
    for (const { id, data } of jobs) {
      try {
        await run(data);
        results.push({ id, status: 'completed' });
      } catch (error) {
        app.log.error({ err: error, jobId: id }, 'a job failed');
        results.push({ id, status: 'failed' });
      }
    }
    return results;
  };

// The background process: reads what was received.
await runProcess(async () => {
  const config = readConfig(process.env);
  if (config.databaseUrl === null) throw new Error('DATABASE_URL is not set. `npm start` sets it for you.');
  const app = await openApp({ config, databaseUrl: config.databaseUrl, name: 'worker', isWorker: true });
  const { boss } = app.jobs;
  type ReadDocument = JobData['read-document'];
  await boss.work(
    'read-document',
    BATCH,
    eachJob<ReadDocument>(app, (data) => readDocumentJob(app, data)),
  );
  await boss.work(
    DEAD_LETTERS,
    BATCH,
    eachJob<ReadDocument>(app, (data) => giveUpReading(app, data)),
  );
  app.log.info('working');
  // Whoever started this may have gone in the meantime.
  if (process.connected) process.send?.({ ready: true });
  return {
    async stop() {
      await app[Symbol.asyncDispose]();
    },
  };
});
