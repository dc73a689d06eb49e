import { giveUpReading, readDocumentJob } from './features/intake/index.ts';
import { giveUpEffect, sendEffectJob } from './features/integration/index.ts';
import { openApp } from './open-app.ts';
import { readConfig } from './platform/config.ts';
import { JOB_FORMS, QUEUES } from './platform/jobs.ts';
import { eachJob } from './platform/run-jobs.ts';
import { runProcess } from './platform/run-process.ts';

const BATCH = { batchSize: 20, burstWhenBatchFull: true, perJobResults: true } as const;

// The background process: reads what was received, verifies whose it is, and sends what was decided.
await runProcess(async () => {
  const config = readConfig(process.env);
  if (config.databaseUrl === null) throw new Error('DATABASE_URL is not set. `npm start` sets it for you.');
  const app = await openApp({ config, databaseUrl: config.databaseUrl, name: 'worker', isWorker: true });
  const { boss } = app.jobs;
  const read = { log: app.log, form: JOB_FORMS['read-document'] };
  await boss.work('read-document', BATCH, eachJob({ ...read, run: (data) => readDocumentJob(app, data) }));
  await boss.work(
    QUEUES['read-document'].deadLetter,
    BATCH,
    eachJob({ ...read, run: (data) => giveUpReading(app, data) }),
  );
  const send = { log: app.log, form: JOB_FORMS['send-effect'] };
  await boss.work('send-effect', BATCH, eachJob({ ...send, run: (data) => sendEffectJob(app, data) }));
  await boss.work(
    QUEUES['send-effect'].deadLetter,
    BATCH,
    eachJob({ ...send, run: (data) => giveUpEffect(app, data) }),
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
