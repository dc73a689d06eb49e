import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const bundle = JSON.stringify({
  resourceType: 'Bundle',
  type: 'searchset',
  entry: [{ resource: { resourceType: 'Patient', id: 'p1', name: [{ family: 'Martin', given: ['Zoë'] }] } }],
});

/** A hospital's FHIR server as far as a search for one patient goes, as slow as it is told to be. */
export interface FhirServer {
  readonly url: string;
  delayMilliseconds: number;
  close(): Promise<void>;
}

const closeAll = async (server: Server): Promise<void> => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
};

export const openFhirServer = async (): Promise<FhirServer> => {
  const state = { delayMilliseconds: 0 };
  const server = createServer((request, response) => {
    request.resume();
    void sleep(state.delayMilliseconds).then(() =>
      response.setHeader('Content-Type', 'application/fhir+json').end(bundle),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on TCP has an address with a port.
  const { port } = server.address() as AddressInfo;
  return Object.assign(state, { url: `http://127.0.0.1:${port}/fhir`, close: () => closeAll(server) });
};
