import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildFacility } from '../../test/build-facility.ts';
import { openTestDatabase } from '../../test/open-test-database.ts';
import { forkForFacility } from '../platform/process/context.ts';
import { createServer as createMailroom } from '../server.ts';
import { mountV1 } from './index.ts';

const listen = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on TCP has an address with a port.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const close = async (server: Server): Promise<void> => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
};

const bundle = JSON.stringify({
  resourceType: 'Bundle',
  type: 'searchset',
  entry: [{ resource: { resourceType: 'Patient', id: 'p1', name: [{ family: 'Martin', given: ['Zoë'] }] } }],
});

/** Stands in for a hospital's FHIR server; `isSilent` keeps its callers waiting. */
const openFhir = async () => {
  const calls: string[] = [];
  const fhir = { calls, isSilent: false };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = Buffer.concat(await Array.fromAsync(request)).toString();
    fhir.calls.push(`${request.method} ${request.url} ${body}`);
    if (!fhir.isSilent) response.setHeader('Content-Type', 'application/fhir+json').end(bundle);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  return Object.assign(fhir, { url: `${await listen(server)}/fhir`, close: () => close(server) });
};

/** Mailroom with the legacy endpoint mounted, a facility, and a FHIR server that counts its calls. */
export const openLegacy = async () => {
  const database = await openTestDatabase();
  const facility = await buildFacility(database);
  const fhir = await openFhir();
  const app = { ...database.app, config: { ...database.app.config, fhirBaseUrl: fhir.url } };
  const server = createMailroom(app, (whole) => mountV1(whole, app));
  const url = await listen(server);
  const post = (path: string, body: unknown, cookie = '') =>
    fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify(body),
    });
  return {
    database,
    facility,
    fhir,
    post,
    em: forkForFacility(database.orm, facility.facilityId),
    /** The cookie of a new session of a facility's first clerk. */
    async signIn({ facilityId, userIds: [userId] } = facility): Promise<string> {
      const answer = await post('/trpc/session.signIn', { userId, facilityId });
      return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    },
    async [Symbol.asyncDispose]() {
      await close(server);
      await fhir.close();
      await database[Symbol.asyncDispose]();
    },
  };
};
