import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import type { Express } from 'express';
import { Facility, INSTALLATION_FACILITY } from './model/facility.entity.ts';
import { Membership } from './model/membership.entity.ts';
import { openApp } from './open-app.ts';
import { startWritingListsSeen } from './platform/audit/lists-seen.ts';
import { listenOn, serveMetrics } from './platform/http/listen.ts';
import { readConfig } from './platform/process/config.ts';
import { type App, forkForFacility } from './platform/process/context.ts';
import { drainWhen } from './platform/process/drain.ts';
import { runProcess } from './platform/process/run-process.ts';
import { createServer } from './server.ts';

/** The measure; see its README. Deleting the folder deletes it from here as well. */
const V1 = new URL('./v1/index.ts', import.meta.url);

const createWholeServer = async (app: App): Promise<Server> => {
  if (!app.config.isV1Served || !existsSync(V1)) return createServer(app);
  // The folder's index.ts exports exactly this.
  const { mountV1 } = (await import(V1.href)) as { mountV1(whole: Express, app: App): void };
  return createServer(app, (whole) => mountV1(whole, app));
};

/** Nobody can sign in to an empty database. The link is not made here: it would end in the log. */
const sayWhenEmpty = async ({ config, log, orm }: App): Promise<void> => {
  if (config.isDemonstration || (await orm.em.fork().count(Facility)) > 0) return;
  if ((await forkForFacility(orm, INSTALLATION_FACILITY).count(Membership)) > 0) return;
  log.warn('nobody can sign in yet: `npm run mailroom -- invite-administrator` prints a link for the first operator');
};

/** Opens the product and its metrics; what is returned ends both. */
const listen = async (app: App): Promise<() => Promise<void>> => {
  const { config, stopping } = app;
  const metrics = await serveMetrics(app, config.metricsPort);
  const server = await createWholeServer(app);
  const drain = drainWhen(server, stopping.signal);
  await listenOn(server, config);
  await sayWhenEmpty(app);
  const listsSeen = startWritingListsSeen(app);
  return async () => {
    stopping.abort();
    await drain();
    await listsSeen.stop();
    metrics.close();
  };
};

const start = async () => {
  const config = readConfig(process.env);
  if (config.databaseUrl === null) throw new Error('DATABASE_URL is not set. `npm start` sets it for you.');
  const app = await openApp({ config, databaseUrl: config.databaseUrl, name: 'api', isWorker: false });
  const close = await listen(app).catch(async (error) => {
    await app[Symbol.asyncDispose]();
    throw error;
  });
  app.log.info({ port: config.port }, 'listening');
  // Whoever started this may have gone in the meantime.
  if (process.connected) process.send?.({ ready: true });
  return {
    async stop() {
      await close();
      await app[Symbol.asyncDispose]();
    },
  };
};

// The HTTP process: start reading here.
await runProcess({ name: 'api', start });
