import { parseArgs } from 'node:util';
import { startFhirServer } from './fhir-server.ts';

const { values } = parseArgs({ options: { port: { type: 'string', default: '8103' } } });

const starting = startFhirServer({ port: Number(values.port) });

const stop = async (): Promise<void> => {
  const server = await starting;
  await server.close();
  process.exit(0);
};
// Listened to before the process says that it is ready, because a parent may let go of it at once.
for (const reason of ['SIGINT', 'SIGTERM', 'disconnect']) process.once(reason, () => void stop());

const { url } = await starting;
process.stdout.write(`FHIR server of the synthetic hospital at ${url}\n`);
process.send?.({ ready: true, url });
