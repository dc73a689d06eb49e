import { existsSync } from 'node:fs';
import { createServer as createHttpServer, type Server } from 'node:http';
import express, { type Express } from 'express';
import { openApp } from './open-app.ts';
import { readConfig } from './platform/config.ts';
import type { App } from './platform/context.ts';
import { explainPort } from './platform/free-port.ts';
import { runProcess } from './platform/run-process.ts';
import { createServer } from './server.ts';

/** The measure; see its README. Deleting the folder deletes it from here as well. */
const V1 = new URL('./v1/index.ts', import.meta.url);

const createWholeServer = async (app: App): Promise<Server> => {
  if (!app.config.isV1Served || !existsSync(V1)) return createServer(app);
  // The folder's index.ts exports exactly this.
  const { mountV1 } = (await import(V1.href)) as { mountV1(whole: Express, app: App): void };
  return createServer(app, (whole) => mountV1(whole, app));
};

const listenOn = (server: Server, host: string, port: number): Promise<Server> =>
  new Promise((resolve, reject) => {
    server.once('error', (error) => reject(explainPort(error, { host, port })));
    server.listen(port, host, () => resolve(server));
  });

/** Metrics have a port of their own, so that whoever reaches the product does not reach them. */
const createMetricsServer = ({ metrics }: App): Express =>
  express().get('/metrics', async (_request, response) => {
    const { contentType, text } = await metrics.print();
    response.type(contentType).send(text);
  });

const listen = async (app: App): Promise<Server[]> => {
  const { host, port, metricsPort } = app.config;
  const product = await listenOn(await createWholeServer(app), host, port);
  if (metricsPort === null) return [product];
  return [product, await listenOn(createHttpServer(createMetricsServer(app)), host, metricsPort)];
};

const start = async () => {
  const config = readConfig(process.env);
  if (config.databaseUrl === null) throw new Error('DATABASE_URL is not set. `npm start` sets it for you.');
  const app = await openApp({ config, databaseUrl: config.databaseUrl, name: 'api', isWorker: false });
  const servers = await listen(app).catch(async (error) => {
    await app[Symbol.asyncDispose]();
    throw error;
  });
  app.log.info({ port: config.port }, 'listening');
  // Whoever started this may have gone in the meantime.
  if (process.connected) process.send?.({ ready: true });
  return {
    async stop() {
      // Live streams never end by themselves.
      for (const server of servers) server.closeAllConnections();
      await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
      await app[Symbol.asyncDispose]();
    },
  };
};

// The HTTP process: start reading here.
await runProcess({ name: 'api', start });
