import { createServer, type Server } from 'node:http';
import express from 'express';
import { explainPort } from '../local/free-port.ts';
import type { App } from '../process/context.ts';
import { serveHealth } from '../process/health.ts';

interface Address {
  readonly host: string;
  readonly port: number;
}

/** @throws Error in one sentence when nobody can listen there. */
export const listenOn = (server: Server, { host, port }: Address): Promise<Server> =>
  new Promise((resolve, reject) => {
    server.once('error', (error) => reject(explainPort(error, { host, port })));
    server.listen(port, host, () => resolve(server));
  });

/** A server that can be closed. */
interface Closable {
  close(): void;
}

/**
 * `/metrics` and `/health` on a port of their own, so that whoever reaches the product does not reach them; nowhere without a
 * port.
 */
export const serveMetrics = async (app: App, port: number | null): Promise<Closable> => {
  if (port === null) return { close() {} };
  const face = express()
    .use('/health', serveHealth(app))
    .get('/metrics', async (_request, response) => {
      const { contentType, text } = await app.metrics.print();
      response.type(contentType).send(text);
    });
  const server = await listenOn(createServer(face), { host: app.config.host, port });
  return {
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
};
