import { giveUpReading, readDocumentJob } from './features/intake/index.ts';
import { giveUpEffect, resumeEffects, sendEffectJob } from './features/integration/index.ts';
import { dropEndedClaims } from './features/review/index.ts';
import { refreshIdentities, verifyDocumentsJob } from './features/verification/index.ts';
import { openApp } from './open-app.ts';
import { readConfig } from './platform/config.ts';
import { JOB_FORMS, QUEUES } from './platform/jobs.ts';
import { eachFacility, eachJob } from './platform/run-jobs.ts';
import { runProcess } from './platform/run-process.ts';
import { startSweeps } from './platform/sweep.ts';

/** An attempt may take as long as the hospital's server takes; others do not wait behind it. */
const ONE_BY_ONE = { batchSize: 1, localConcurrency: 4, perJobResults: true } as const;
const SWEEP_SECONDS = 600;
const CLAIM_SWEEP_SECONDS = 60;
const BATCH = { batchSize: 20, burstWhenBatchFull: true, perJobResults: true } as const;

const start = async () => {
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
  const verify = { log: app.log, form: JOB_FORMS['verify-document'] };
  await boss.work(
    'verify-document',
    BATCH,
    eachFacility({ ...verify, run: (facilityId, jobs) => verifyDocumentsJob(app, facilityId, jobs) }),
  );
  const send = { log: app.log, form: JOB_FORMS['send-effect'] };
  await boss.work('send-effect', ONE_BY_ONE, eachJob({ ...send, run: (data) => sendEffectJob(app, data) }));
  await boss.work(
    QUEUES['send-effect'].deadLetter,
    BATCH,
    eachJob({ ...send, run: (data) => giveUpEffect(app, data) }),
  );
  const sweeps = [
    startSweeps(app, [dropEndedClaims], CLAIM_SWEEP_SECONDS),
    startSweeps(app, [refreshIdentities, resumeEffects], SWEEP_SECONDS),
  ];
  app.log.info('working');
  // Whoever started this may have gone in the meantime.
  if (process.connected) process.send?.({ ready: true });
  return {
    async stop() {
      for (const sweep of sweeps) await sweep.stop();
      await app[Symbol.asyncDispose]();
    },
  };
};

// The background process: reads what was received, verifies whose it is, and sends what was decided.
await runProcess({ name: 'worker', start });
