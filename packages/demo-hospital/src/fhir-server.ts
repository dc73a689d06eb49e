import { createServer, type Server } from 'node:http';
import { getStatus, isOk, normalizeOperationOutcome } from '@medplum/core';
import { type FhirRequest, FhirRouter } from '@medplum/fhir-router';
import type { Bundle, OperationOutcome, Resource } from '@medplum/fhirtypes';
import express, { type ErrorRequestHandler, type Request, type RequestHandler, type Response } from 'express';
import { buildCapabilityStatement } from './fhir/capability-statement.ts';
import { loadDefinitions, SERVED_TYPES } from './fhir/definitions.ts';
import { HospitalRepository } from './fhir/hospital-repository.ts';
import { generateOrganizations, generatePatients, generatePractitioners } from './generate-patients.ts';
import { REFERENCE_DATE } from './seeded.ts';

const FHIR_JSON = 'application/fhir+json';

interface FhirServer {
  /** Base of the FHIR API, without a slash at the end. */
  url: string;
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

function describeSearchset(bundle: Bundle, base: string, query: string): Bundle {
  const entry = bundle.entry?.map((entry) => ({
    ...entry,
    ...(entry.resource?.id ? { fullUrl: `${base}/${entry.resource.resourceType}/${entry.resource.id}` } : {}),
  }));
  return { ...bundle, link: [{ relation: 'self', url: `${base}${query}` }], ...(entry ? { entry } : {}) };
}

function sendOutcome(response: Response, outcome: OperationOutcome): void {
  response.status(getStatus(outcome)).type(FHIR_JSON).send(JSON.stringify(outcome));
}

interface Answer {
  outcome: OperationOutcome;
  resource: Resource;
  base: string;
}

function sendResource(request: Request, response: Response, { outcome, resource, base }: Answer): void {
  const { id, meta } = resource;
  if (id && meta?.versionId) {
    response.set('ETag', `W/"${meta.versionId}"`);
    if (meta.lastUpdated) response.set('Last-Modified', new Date(meta.lastUpdated).toUTCString());
    if (outcome.id === 'created') {
      response.set('Location', `${base}/${resource.resourceType}/${id}/_history/${meta.versionId}`);
    }
  }
  const isSearchset = resource.resourceType === 'Bundle' && resource.type === 'searchset';
  const body = isSearchset ? describeSearchset(resource, base, request.url) : resource;
  response.status(getStatus(outcome)).type(FHIR_JSON).send(JSON.stringify(body));
}

const notSupported = (resourceType: string): OperationOutcome => ({
  resourceType: 'OperationOutcome',
  id: 'not-found',
  issue: [{ severity: 'error', code: 'not-supported', details: { text: `This server has no ${resourceType}` } }],
});

function answerFhir(repository: HospitalRepository, readBase: () => string): RequestHandler {
  const router = new FhirRouter();
  const served = new Set<string>(['', ...SERVED_TYPES]);
  return async (request, response) => {
    const base = readBase();
    const [resourceType = ''] = request.path.slice(1).split('/');
    if (resourceType === 'metadata') {
      sendResource(request, response, { outcome: ALL_OK, resource: buildCapabilityStatement(base), base });
      return;
    }
    if (!served.has(resourceType)) {
      sendOutcome(response, notSupported(resourceType));
      return;
    }
    // Medplum's router answers every method with an outcome, also those it does not know.
    const method = request.method as FhirRequest['method'];
    const [outcome, resource] = await router.handleRequest(
      {
        method,
        url: request.url,
        pathname: '',
        body: request.body,
        params: {},
        query: {},
        headers: request.headers,
        // Without it Medplum handles a transaction as a batch, in which one entry may fail and the others stay.
        config: { transactions: true },
      },
      repository,
    );
    if (!isOk(outcome) || resource === undefined) sendOutcome(response, outcome);
    else sendResource(request, response, { outcome, resource, base });
  };
}

const ALL_OK: OperationOutcome = {
  resourceType: 'OperationOutcome',
  id: 'ok',
  issue: [{ severity: 'information', code: 'informational' }],
};

// oxlint-disable-next-line max-params -- Express knows an error handler by its four parameters.
const answerError: ErrorRequestHandler = (error, _request, response, _next) => {
  const outcome = normalizeOperationOutcome(error);
  const isBadRequest = error instanceof SyntaxError;
  response
    .status(isBadRequest ? 400 : getStatus(outcome))
    .type(FHIR_JSON)
    .send(JSON.stringify(outcome));
};

const listen = (server: Server, port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });

/**
 * Starts the hospital's FHIR R4 server, filled with the generated patients, practitioners and organizations.
 *
 * It keeps everything in memory and listens on this machine only. With port 0 it takes a free one.
 *
 * @example
 * const server = await startFhirServer({ port: 0 }) // => { url: 'http://127.0.0.1:41235/fhir', close }
 */
export async function startFhirServer({
  port,
  host = '127.0.0.1',
}: {
  port: number;
  host?: '127.0.0.1';
}): Promise<FhirServer> {
  loadDefinitions();
  const repository = await seedRepository();
  let url = '';
  const app = express().disable('x-powered-by').disable('etag');
  app.use(express.json({ type: ['application/json', 'application/*+json'], limit: '64mb' }));
  app.use(express.urlencoded({ extended: false }));
  app.use(
    '/fhir',
    answerFhir(repository, () => url),
  );
  app.use(answerError);
  const server = createServer(app);
  url = `http://${host}:${await listen(server, port, host)}/fhir`;
  const close = async (): Promise<void> => {
    const isClosed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await isClosed;
  };
  return { url, close };
}
