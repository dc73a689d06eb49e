import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import type { Express } from 'express';
import { openApp } from './open-app.ts';
import { readConfig } from './platform/config.ts';
import type { App } from './platform/context.ts';
import { runProcess } from './platform/run-process.ts';
import { createServer } from './server.ts';

const explain = (error: NodeJS.ErrnoException, port: number): Error =>
  error.code === 'EADDRINUSE'
    ? new Error(`Port ${port} is taken by another program. Stop it, or set PORT to another one.`)
    : error;

/** The measure; see its README. Deleting the folder deletes it from here as well. */
const V1 = new URL('./v1/index.ts', import.meta.url);

const createWholeServer = async (app: App): Promise<Express> => {
  const server = createServer(app);
  if (app.config.isV1Served && existsSync(V1)) {
    // The folder's index.ts exports exactly this.
    const { mountV1 } = (await import(V1.href)) as { mountV1(server: Express, app: App): void };
    mountV1(server, app);
  }
  return server;
};

const listen = async (app: App): Promise<Server> => {
  const { host, port } = app.config;
  const whole = await createWholeServer(app);
  return new Promise((resolve, reject) => {
    const server = whole.listen(port, host, (error?: Error) =>
      error ? reject(explain(error, port)) : resolve(server),
    );
  });
};

// The HTTP process: start reading here.
await runProcess(async () => {
  const config = readConfig(process.env);
  if (config.databaseUrl === null) throw new Error('DATABASE_URL is not set. `npm start` sets it for you.');
  const app = await openApp({ config, databaseUrl: config.databaseUrl, name: 'api', isWorker: false });
  const server = await listen(app).catch(async (error) => {
    await app[Symbol.asyncDispose]();
    throw error;
  });
  app.log.info({ port: config.port }, 'listening');
  // Whoever started this may have gone in the meantime.
  if (process.connected) process.send?.({ ready: true });
  return {
    async stop() {
      // Live streams never end by themselves.
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await app[Symbol.asyncDispose]();
    },
  };
});
