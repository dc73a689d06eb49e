import { giveUpReading, readDocumentJob } from './features/intake/index.ts';
import { openApp } from './open-app.ts';
import { readConfig } from './platform/config.ts';
import { DEAD_LETTERS, JOB_FORMS } from './platform/jobs.ts';
import { eachJob } from './platform/run-jobs.ts';
import { runProcess } from './platform/run-process.ts';

const BATCH = { batchSize: 20, burstWhenBatchFull: true, perJobResults: true } as const;

// The background process: reads what was received.
await runProcess(async () => {
  const config = readConfig(process.env);
  if (config.databaseUrl === null) throw new Error('DATABASE_URL is not set. `npm start` sets it for you.');
  const app = await openApp({ config, databaseUrl: config.databaseUrl, name: 'worker', isWorker: true });
  const { boss } = app.jobs;
  const read = { log: app.log, form: JOB_FORMS['read-document'] };
  await boss.work('read-document', BATCH, eachJob({ ...read, run: (data) => readDocumentJob(app, data) }));
  await boss.work(DEAD_LETTERS, BATCH, eachJob({ ...read, run: (data) => giveUpReading(app, data) }));
  app.log.info('working');
  // Whoever started this may have gone in the meantime.
  if (process.connected) process.send?.({ ready: true });
  return {
    async stop() {
      await app[Symbol.asyncDispose]();
    },
  };
});
