import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { z } from 'zod';
import { Behaviour } from './behaviour.ts';
import { DrawnFaults, ScriptedFault } from './fault.ts';
import type { AdversarialEhr } from './start-adversarial-ehr.ts';

const Restart = z.strictObject({ downMilliseconds: z.int().min(0).max(60_000) });

interface Control {
  /** Base of the control endpoint, without a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Lets another process on this machine write the adversary's script and ask for the truth. It has a port of its own,
 * because the hospital's port is closed while the hospital restarts.
 *
 * `POST /script` `POST /draw` `POST /behave` `POST /restart` `POST /settle` `POST /forget` `GET /requests` `GET /filed`
 */
export async function serveControl(ehr: AdversarialEhr, port: number): Promise<Control> {
  const app = express()
    .disable('x-powered-by')
    .use(express.json({ strict: false }));
  app.post('/script', ({ body }, response) => {
    ehr.script(z.array(ScriptedFault).parse(body));
    response.json({});
  });
  app.post('/draw', ({ body }, response) => {
    ehr.draw(DrawnFaults.nullable().parse(body));
    response.json({});
  });
  app.post('/behave', ({ body }, response) => {
    ehr.behave(Behaviour.nullable().parse(body));
    response.json({});
  });
  app.post('/restart', async ({ body }, response) => {
    await ehr.restart(Restart.parse(body).downMilliseconds);
    response.json({});
  });
  app.post('/settle', async (_request, response) => {
    await ehr.settle();
    response.json({});
  });
  app.post('/forget', async (_request, response) => {
    await ehr.forget();
    response.json({});
  });
  app.get('/requests', (_request, response) => void response.json(ehr.requests));
  app.get('/filed', async (_request, response) => void response.json(await ehr.filed()));
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  // A server that listens on TCP has an address with a port.
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
