import { getStatus, isOk } from '@medplum/core';
import { type FhirRequest, FhirRouter } from '@medplum/fhir-router';
import type { Bundle, OperationOutcome, Resource } from '@medplum/fhirtypes';
import { buildCapabilityStatement } from './capability-statement.ts';
import { SERVED_TYPES } from './definitions.ts';
import type { HospitalRepository } from './hospital-repository.ts';
import { oneAtATime } from './one-at-a-time.ts';

/** A request as far as FHIR sees it. */
export interface FhirCall {
  readonly method: string;
  /** Below the base: `/Patient?name=…`. */
  readonly url: string;
  readonly headers: FhirRequest['headers'];
  /** Parsed; a form or JSON. */
  readonly body: unknown;
}

export interface FhirAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const FHIR_JSON = { 'Content-Type': 'application/fhir+json; charset=utf-8' };

export const outcomeAnswer = (outcome: OperationOutcome, status = getStatus(outcome)): FhirAnswer => ({
  status,
  headers: FHIR_JSON,
  body: JSON.stringify(outcome),
});

const ALL_OK: OperationOutcome = {
  resourceType: 'OperationOutcome',
  id: 'ok',
  issue: [{ severity: 'information', code: 'informational' }],
};

const notSupported = (resourceType: string): OperationOutcome => ({
  resourceType: 'OperationOutcome',
  id: 'not-found',
  issue: [{ severity: 'error', code: 'not-supported', details: { text: `This server has no ${resourceType}` } }],
});

function describeSearchset(bundle: Bundle, base: string, query: string): Bundle {
  const entry = bundle.entry?.map((entry) => ({
    ...entry,
    ...(entry.resource?.id ? { fullUrl: `${base}/${entry.resource.resourceType}/${entry.resource.id}` } : {}),
  }));
  return { ...bundle, link: [{ relation: 'self', url: `${base}${query}` }], ...(entry ? { entry } : {}) };
}

function describeVersion({ id, meta, resourceType }: Resource, isNew: boolean, base: string): Record<string, string> {
  if (!id || !meta?.versionId) return {};
  return {
    ETag: `W/"${meta.versionId}"`,
    ...(meta.lastUpdated ? { 'Last-Modified': new Date(meta.lastUpdated).toUTCString() } : {}),
    ...(isNew ? { Location: `${base}/${resourceType}/${id}/_history/${meta.versionId}` } : {}),
  };
}

/** The hospital's FHIR API without its transport: requests in, answers out, each isolated from the others. */
export function openFhirApi(
  repository: HospitalRepository,
  readBase: () => string,
): (call: FhirCall) => Promise<FhirAnswer> {
  const router = new FhirRouter();
  const served = new Set<string>(['', ...SERVED_TYPES]);
  const isolated = oneAtATime();
  const route = ({ method, url, headers, body }: FhirCall) =>
    router.handleRequest(
      {
        // Medplum's router answers every method with an outcome, also those it does not know.
        method: method as FhirRequest['method'],
        url,
        pathname: '',
        // The router writes into the bundle that it is given, and a request may be executed again.
        body: structuredClone(body),
        params: {},
        query: {},
        headers: headers ?? {},
        // Without it Medplum handles a transaction as a batch, in which one entry may fail and the others stay.
        config: { transactions: true },
      },
      repository,
    );
  return async (call) => {
    const base = readBase();
    const [resourceType = ''] = call.url.slice(1).split(/[/?]/);
    if (resourceType === 'metadata') {
      return { ...outcomeAnswer(ALL_OK), body: JSON.stringify(buildCapabilityStatement(base)) };
    }
    if (!served.has(resourceType)) return outcomeAnswer(notSupported(resourceType));
    const [outcome, resource] = await isolated(() => route(call));
    if (!isOk(outcome) || resource === undefined) return outcomeAnswer(outcome);
    const isSearchset = resource.resourceType === 'Bundle' && resource.type === 'searchset';
    return {
      status: getStatus(outcome),
      headers: { ...FHIR_JSON, ...describeVersion(resource, outcome.id === 'created', base) },
      body: JSON.stringify(isSearchset ? describeSearchset(resource, base, call.url) : resource),
    };
  };
}
