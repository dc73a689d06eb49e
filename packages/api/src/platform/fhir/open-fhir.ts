import {
  BrokenCircuitError,
  type CircuitBreakerPolicy,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleType,
} from 'cockatiel';
import { askServer, type FhirRequest } from './ask-server.ts';
import { readAnswer } from './bundle.ts';
import { deliver, readLocations } from './delivery.ts';
import { uuidToken } from './effect-key.ts';
import type { Asked, Fhir, FhirClient } from './fhir-client.ts';
import { FhirRefused, FhirUnavailable } from './fhir-error.ts';
import { FhirPatient } from './fhir-patient.ts';
import { readFiled, StoredReference } from './filed-reference.ts';
import { batchOf, readBatch } from './search-patients.ts';

/** How long each kind of call may take. */
interface FhirTimeouts {
  readonly readMilliseconds: number;
  readonly searchMilliseconds: number;
  readonly writeMilliseconds: number;
}

const TIMEOUTS: FhirTimeouts = { readMilliseconds: 3000, searchMilliseconds: 10_000, writeMilliseconds: 30_000 };

export interface FhirOptions {
  readonly baseUrl: string;
  readonly timeouts?: FhirTimeouts;
  readonly maxAnswerBytes?: number;
  /** Outages in a row after which a facility asks no more for a while. */
  readonly failuresToBreak?: number;
  /** The first of the pauses; each is twice the one before, up to a minute. */
  readonly pauseMilliseconds?: number;
}

/** The bytes that were sent need not come back. */
const MINIMAL = { prefer: 'return=minimal' };

const MAX_PAUSE_MILLISECONDS = 60_000;

type Ask = (request: FhirRequest) => Promise<unknown>;

/** Asks while the breaker lets it: a server that does not answer is left alone for a while, and callers do not wait. */
const askThrough =
  (server: Parameters<typeof askServer>[0], breaker: CircuitBreakerPolicy): Ask =>
  async (request) => {
    try {
      return await breaker.execute(() => askServer(server, request));
    } catch (error) {
      throw error instanceof BrokenCircuitError ? new FhirUnavailable('breaker-open') : error;
    }
  };

/** A server that lost a resource answers 404, one that deleted it 410. */
const isGone = (error: unknown): boolean =>
  error instanceof FhirRefused && (error.status === 404 || error.status === 410);

const markEnteredInError = async (
  ask: Ask,
  fhirId: string,
  { timeouts, signal }: Asked & { timeouts: FhirTimeouts },
) => {
  const path = `/DocumentReference/${encodeURIComponent(fhirId)}`;
  const stored = readAnswer(
    StoredReference,
    await ask({ method: 'GET', path, timeoutMilliseconds: timeouts.readMilliseconds, signal }),
  );
  const { versionId } = stored.meta ?? {};
  if (stored.status === 'entered-in-error') return [{ location: null, isNew: false }];
  await ask({
    method: 'PUT',
    path,
    body: { ...stored, status: 'entered-in-error' },
    headers: versionId === undefined ? {} : { 'if-match': `W/"${versionId}"` },
    timeoutMilliseconds: timeouts.writeMilliseconds,
    signal,
  });
  return [{ location: null, isNew: false }];
};

const openClient = (ask: Ask, timeouts: FhirTimeouts): FhirClient => ({
  async searchPatients(queries, { signal }) {
    const { bundle, placesOf } = batchOf(queries);
    if (bundle.entry.length === 0) return readBatch({ resourceType: 'Bundle', type: 'batch-response' }, placesOf);
    const timeoutMilliseconds = timeouts.searchMilliseconds;
    return readBatch(await ask({ method: 'POST', path: '', body: bundle, timeoutMilliseconds, signal }), placesOf);
  },
  async readPatient(fhirId, { signal }) {
    const path = `/Patient/${encodeURIComponent(fhirId)}`;
    try {
      const timeoutMilliseconds = timeouts.readMilliseconds;
      return readAnswer(FhirPatient, await ask({ method: 'GET', path, timeoutMilliseconds, signal }));
    } catch (error) {
      if (isGone(error)) return null;
      throw error;
    }
  },
  sendTransaction: (bundle, { signal }) =>
    deliver(async () => {
      const timeoutMilliseconds = timeouts.writeMilliseconds;
      const answer = await ask({
        method: 'POST',
        path: '',
        body: bundle,
        timeoutMilliseconds,
        signal,
        headers: MINIMAL,
      });
      return readLocations(answer, bundle.entry.length);
    }),
  async findByEffectKey(resourceType, effectKey, { signal }) {
    const body = new URLSearchParams({ identifier: uuidToken(effectKey) });
    const timeoutMilliseconds = timeouts.readMilliseconds;
    const answer = await ask({ method: 'POST', path: `/${resourceType}/_search`, body, timeoutMilliseconds, signal });
    return readFiled(answer, resourceType, effectKey);
  },
  markEnteredInError: (fhirId, { signal }) => deliver(() => markEnteredInError(ask, fhirId, { timeouts, signal })),
});

/** Opens the way to the hospital's server; nothing is asked yet. */
export const openFhir = ({
  baseUrl,
  timeouts = TIMEOUTS,
  maxAnswerBytes = 64_000_000,
  failuresToBreak = 5,
  pauseMilliseconds = 1000,
}: FhirOptions): Fhir => {
  const server = { baseUrl: baseUrl.replace(/\/$/, ''), maxAnswerBytes };
  const clients = new Map<string, FhirClient>();
  const open = (): FhirClient => {
    const breaker = circuitBreaker(
      handleType(FhirUnavailable, ({ reason }) => reason !== 'aborted'),
      {
        breaker: new ConsecutiveBreaker(failuresToBreak),
        halfOpenAfter: new ExponentialBackoff({ initialDelay: pauseMilliseconds, maxDelay: MAX_PAUSE_MILLISECONDS }),
      },
    );
    return openClient(askThrough(server, breaker), timeouts);
  };
  return {
    forFacility(facilityId) {
      const client = clients.get(facilityId) ?? open();
      clients.set(facilityId, client);
      return client;
    },
  };
};
