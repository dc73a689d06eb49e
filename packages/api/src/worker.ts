import { copyAudit } from './features/audit/index.ts';
import { openReader } from './features/extraction/index.ts';
import { readOlderNarratives, resumeReading } from './features/intake/index.ts';
import { resumeEffects } from './features/integration/index.ts';
import { watchProvisional } from './features/provisional/index.ts';
import { purgeDue, removeUnneededFiles } from './features/retention/index.ts';
import { dropEndedClaims } from './features/review/index.ts';
import { refreshIdentities, writeMissingKeys } from './features/verification/index.ts';
import { JOBS } from './jobs.ts';
import { openApp } from './open-app.ts';
import { checkpointAudit } from './platform/audit/checkpoint-audit.ts';
import { linkAudit } from './platform/audit/link-audit.ts';
import { serveMetrics } from './platform/http/listen.ts';
import { startSweeps } from './platform/jobs/sweep.ts';
import { BATCHES, workOn } from './platform/jobs/work-on.ts';
import { readConfig } from './platform/process/config.ts';
import { runProcess } from './platform/process/run-process.ts';

const SWEEP_SECONDS = 600;
const CLAIM_SWEEP_SECONDS = 60;

const start = async () => {
  const config = readConfig(process.env);
  if (config.databaseUrl === null) throw new Error('DATABASE_URL is not set. `npm start` sets it for you.');
  const app = await openApp({ config, databaseUrl: config.databaseUrl, name: 'worker', isWorker: true });
  const reader = openReader();
  for (const [name, { queue, open }] of Object.entries(JOBS)) {
    const { take, run, giveUp } = open({ ...app, reader });
    await workOn(app, { name, run }, take);
    if (giveUp) await workOn(app, { name: queue.deadLetter, run: giveUp }, BATCHES);
  }
  const sweeps = [
    startSweeps(app, [dropEndedClaims, readOlderNarratives, linkAudit, copyAudit], CLAIM_SWEEP_SECONDS),
    startSweeps(
      app,
      [
        refreshIdentities,
        resumeEffects,
        resumeReading,
        writeMissingKeys,
        watchProvisional,
        checkpointAudit,
        purgeDue,
        removeUnneededFiles,
      ],
      SWEEP_SECONDS,
    ),
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
