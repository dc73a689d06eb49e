import { openReader } from './features/extraction/index.ts';
import {
  giveUpNarrative,
  readNarrativeJob,
  readOlderNarratives,
  readOnceMore,
  readOrWait,
  resumeReading,
} from './features/intake/index.ts';
import { giveUpEffect, openSender, resumeEffects } from './features/integration/index.ts';
import { dropEndedClaims } from './features/review/index.ts';
import { refreshIdentities, verifyDocumentsJob } from './features/verification/index.ts';
import { openApp } from './open-app.ts';
import { readConfig } from './platform/config.ts';
import { JOB_FORMS, QUEUES } from './platform/jobs.ts';
import { serveMetrics } from './platform/listen.ts';
import { allJobs, eachFacility, eachJob } from './platform/run-jobs.ts';
import { runProcess } from './platform/run-process.ts';
import { startSweeps } from './platform/sweep.ts';
import { workOn, workOnMany } from './platform/work-on.ts';

/** An attempt may take as long as the hospital's server takes; others do not wait behind it. */
const SENDERS = { name: 'send-effect', takers: 20, batchSize: 8, perFacility: 16 } as const;
const SWEEP_SECONDS = 600;
const CLAIM_SWEEP_SECONDS = 60;
const BATCH = { batchSize: 20, burstWhenBatchFull: true, everySeconds: 2 } as const;

const start = async () => {
  const config = readConfig(process.env);
  if (config.databaseUrl === null) throw new Error('DATABASE_URL is not set. `npm start` sets it for you.');
  const app = await openApp({ config, databaseUrl: config.databaseUrl, name: 'worker', isWorker: true });
  const { log } = app;
  const reader = openReader();
  const withReader = { ...app, reader };
  const reading = { log, form: JOB_FORMS['read-document'] };
  const narrating = { log, form: JOB_FORMS['read-narrative'] };
  const verifying = { log, form: JOB_FORMS['verify-document'] };
  const sending = { log, form: JOB_FORMS['send-effect'] };
  const verify = eachFacility({ ...verifying, run: (id, jobs) => verifyDocumentsJob(app, id, jobs) });
  await workOn(app, 'read-document', {
    ...BATCH,
    localConcurrency: reader.size,
    run: eachJob({ ...reading, run: (data) => readOrWait(withReader, data) }),
  });
  await workOn(app, QUEUES['read-document'].deadLetter, {
    ...BATCH,
    run: eachJob({ ...reading, run: (data) => readOnceMore(withReader, data) }),
  });
  await workOn(app, 'read-narrative', {
    ...BATCH,
    run: eachJob({ ...narrating, run: (data) => readNarrativeJob(withReader, data) }),
  });
  await workOn(app, QUEUES['read-narrative'].deadLetter, {
    ...BATCH,
    run: eachJob({ ...narrating, run: (data) => giveUpNarrative(app, data) }),
  });
  await workOn(app, 'verify-document', { ...BATCH, run: verify });
  await workOnMany(app, {
    ...SENDERS,
    run: allJobs({ ...sending, run: openSender(app) }),
  });
  await workOn(app, QUEUES['send-effect'].deadLetter, {
    ...BATCH,
    run: eachJob({ ...sending, run: (data) => giveUpEffect(app, data) }),
  });
  const sweeps = [
    startSweeps(app, [dropEndedClaims, readOlderNarratives], CLAIM_SWEEP_SECONDS),
    startSweeps(app, [refreshIdentities, resumeEffects, resumeReading], SWEEP_SECONDS),
  ];
  const metrics = await serveMetrics(app, config.workerMetricsPort);
  app.log.info('working');
  // Whoever started this may have gone in the meantime.
  if (process.connected) process.send?.({ ready: true });
  return {
    async stop() {
      app.stopping.abort();
      for (const sweep of sweeps) await sweep.stop();
      metrics.close();
      await app[Symbol.asyncDispose]();
      await reader[Symbol.asyncDispose]();
    },
  };
};

// The background process: reads what was received, verifies whose it is, and sends what was decided.
await runProcess({ name: 'worker', start });
