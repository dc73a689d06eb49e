import { createServer, type Server } from 'node:http';
import { getStatus, normalizeOperationOutcome } from '@medplum/core';
import express, { type ErrorRequestHandler, type RequestHandler, type Response } from 'express';
import { type FhirAnswer, type FhirCall, openFhirApi, outcomeAnswer } from './fhir/answer-fhir.ts';
import { loadDefinitions } from './fhir/definitions.ts';
import { HospitalRepository } from './fhir/hospital-repository.ts';
import { generateOrganizations, generatePatients, generatePractitioners } from './generate-patients.ts';
import { REFERENCE_DATE } from './seeded.ts';

/** One request and what may be done with it: executed never, once or more often, whole or in parts, and answered in any way. */
interface Exchange {
  readonly call: FhirCall;
  readonly response: Response;
  execute(call: FhirCall): Promise<FhirAnswer>;
}

export type Deliver = (exchange: Exchange) => Promise<void>;

export interface FhirServer {
  /** Base of the FHIR API, without a slash at the end. */
  url: string;
  repository: HospitalRepository;
  /** Refuses connections for a while, as a server that restarts; what it holds is kept. */
  restart: (downMilliseconds: number) => Promise<void>;
  close: () => Promise<void>;
}

async function seedRepository(): Promise<HospitalRepository> {
  const repository = new HospitalRepository();
  const meta = { versionId: '1', lastUpdated: REFERENCE_DATE.toISOString() };
  await repository.withSeeding(async () => {
    for (const resource of [...generateOrganizations(), ...generatePractitioners(), ...generatePatients()]) {
      await repository.createResource({ ...resource, meta });
    }
  });
  return repository;
}

export const sendAnswer = (response: Response, { status, headers, body }: FhirAnswer): void =>
  void response.status(status).set(headers).send(body);

const deliverOnce: Deliver = async ({ call, execute, response }) => sendAnswer(response, await execute(call));

const serve =
  (answer: (call: FhirCall) => Promise<FhirAnswer>, deliver: Deliver): RequestHandler =>
  ({ method, url, headers, body }, response) => {
    const call: FhirCall = { method, url, headers, body };
    return deliver({ call, response, execute: answer });
  };

// oxlint-disable-next-line max-params -- Express knows an error handler by its four parameters.
const answerError: ErrorRequestHandler = (error, _request, response, _next) => {
  const outcome = normalizeOperationOutcome(error);
  sendAnswer(response, outcomeAnswer(outcome, error instanceof SyntaxError ? 400 : getStatus(outcome)));
};

const listen = (server: Server, port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });

const stopListening = async (server: Server): Promise<void> => {
  const isClosed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await isClosed;
};

interface FhirServerOptions {
  port: number;
  host?: '127.0.0.1';
  /** How requests are executed and answered; once each, unless said otherwise. */
  deliver?: Deliver;
}

/**
 * Starts the hospital's FHIR R4 server, filled with the generated patients, practitioners and organizations.
 *
 * It keeps everything in memory and listens on this machine only. With port 0 it takes a free one.
 *
 * @example
 * const server = await startFhirServer({ port: 0 }) // => { url: 'http://127.0.0.1:41235/fhir', close, … }
 */
export async function startFhirServer({
  port,
  host = '127.0.0.1',
  deliver = deliverOnce,
}: FhirServerOptions): Promise<FhirServer> {
  loadDefinitions();
  const repository = await seedRepository();
  let url = '';
  const app = express().disable('x-powered-by').disable('etag');
  app.use(express.json({ type: ['application/json', 'application/*+json'], limit: '64mb' }));
  app.use(express.urlencoded({ extended: false }));
  app.use(
    '/fhir',
    serve(
      openFhirApi(repository, () => url),
      deliver,
    ),
  );
  app.use(answerError);
  const server = createServer(app);
  const ownPort = await listen(server, port, host);
  url = `http://${host}:${ownPort}/fhir`;
  let isOpen = true;
  return {
    url,
    repository,
    async restart(downMilliseconds) {
      await stopListening(server);
      await new Promise((resolve) => setTimeout(resolve, downMilliseconds));
      if (isOpen) await listen(server, ownPort, host);
    },
    async close() {
      isOpen = false;
      await stopListening(server);
    },
  };
}
