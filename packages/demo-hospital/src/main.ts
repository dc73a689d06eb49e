import { parseArgs } from 'node:util';
import { serveControl } from './adversary/serve-control.ts';
import { startAdversarialEhr } from './adversary/start-adversarial-ehr.ts';
import { startFhirServer } from './fhir-server.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8103' },
    /** Given, an adversary stands in front of the server, and is told here what to do. */
    'control-port': { type: 'string' },
  },
});
const port = Number(values.port);
const controlPort = values['control-port'];

const start = async (): Promise<{ url: string; controlUrl?: string; close: () => Promise<void> }> => {
  if (controlPort === undefined) return startFhirServer({ port });
  const ehr = await startAdversarialEhr({ port });
  const control = await serveControl(ehr, Number(controlPort));
  const close = async () => void (await Promise.all([control.close(), ehr.close()]));
  return { url: ehr.url, controlUrl: control.url, close };
};

const starting = start();

const stop = async (): Promise<void> => {
  const server = await starting;
  await server.close();
  process.exit(0);
};
// Listened to before the process says that it is ready, because a parent may let go of it at once.
for (const reason of ['SIGINT', 'SIGTERM', 'disconnect']) process.once(reason, () => void stop());

const { url, controlUrl } = await starting;
process.stdout.write(`FHIR server of the synthetic hospital at ${url}\n`);
process.send?.({ ready: true, url, ...(controlUrl === undefined ? {} : { controlUrl }) });
