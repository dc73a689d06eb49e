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
import type { Connect } from './connection.ts';
import { deliver, readLocations } from './delivery.ts';
import { uuidToken } from './effect-key.ts';
import type { Asked, Fhir, FhirClient } from './fhir-client.ts';
import { FhirOutOfScope, FhirRefused, FhirUnavailable } from './fhir-error.ts';
import { FhirPatient, idInReference } from './fhir-patient.ts';
import { type FhirScope, isInScope, putInScope } from './fhir-scope.ts';
import { readFiled, StoredReference } from './filed-reference.ts';
import { batchOf, readBatch } from './search-patients.ts';

/** How long each kind of call may take. */
interface FhirTimeouts {
  readonly readMilliseconds: number;
  readonly searchMilliseconds: number;
  readonly writeMilliseconds: number;
}

const TIMEOUTS: FhirTimeouts = { readMilliseconds: 3000, searchMilliseconds: 10_000, writeMilliseconds: 30_000 };

/** Either how each facility is connected, or one server that is whoever's asks: as for a test with one facility. */
export type FhirOptions = ({ readonly connect: Connect } | { readonly baseUrl: string }) & FhirTuning;

interface FhirTuning {
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

/** A facility's server at this moment: its connection may be another one at the next call. */
interface Reached {
  readonly ask: Ask;
  readonly scope: FhirScope | null;
  readonly timeouts: FhirTimeouts;
}

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

/** @throws FhirOutOfScope for a record of another facility. */
const readPatient = async ({ ask, scope, timeouts }: Reached, fhirId: string, { signal }: Asked) => {
  const path = `/Patient/${encodeURIComponent(fhirId)}`;
  const timeoutMilliseconds = timeouts.readMilliseconds;
  const patient = readAnswer(FhirPatient, await ask({ method: 'GET', path, timeoutMilliseconds, signal }));
  if (!isInScope(patient, scope)) throw new FhirOutOfScope();
  return patient;
};

const markEnteredInError = async (reached: Reached, fhirId: string, { signal }: Asked) => {
  const { ask, scope, timeouts } = reached;
  const path = `/DocumentReference/${encodeURIComponent(fhirId)}`;
  const stored = readAnswer(
    StoredReference,
    await ask({ method: 'GET', path, timeoutMilliseconds: timeouts.readMilliseconds, signal }),
  );
  const { versionId } = stored.meta ?? {};
  if (stored.status === 'entered-in-error') return [{ location: null, isNew: false }];
  const patientFhirId = idInReference(stored.subject?.reference ?? null, 'Patient');
  if (scope !== null && patientFhirId !== null) await readPatient(reached, patientFhirId, { signal });
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

const openClient = (reach: () => Promise<Reached>): FhirClient => ({
  async searchPatients(queries, { signal }) {
    const { ask, scope, timeouts } = await reach();
    const { bundle, placesOf } = batchOf(queries, scope);
    const timeoutMilliseconds = timeouts.searchMilliseconds;
    const answer =
      bundle.entry.length === 0
        ? { resourceType: 'Bundle', type: 'batch-response' }
        : await ask({ method: 'POST', path: '', body: bundle, timeoutMilliseconds, signal });
    return readBatch(answer, placesOf, scope);
  },
  async readPatient(fhirId, asked) {
    try {
      return await readPatient(await reach(), fhirId, asked);
    } catch (error) {
      if (isGone(error)) return null;
      throw error;
    }
  },
  sendTransaction: (bundle, { signal }) =>
    deliver(async () => {
      const { ask, scope, timeouts } = await reach();
      const timeoutMilliseconds = timeouts.writeMilliseconds;
      const body = putInScope(bundle, scope);
      const answer = await ask({ method: 'POST', path: '', body, timeoutMilliseconds, signal, headers: MINIMAL });
      return readLocations(answer, bundle.entry.length);
    }),
  async findByEffectKey(resourceType, effectKey, { signal }) {
    const { ask, timeouts } = await reach();
    const body = new URLSearchParams({ identifier: uuidToken(effectKey) });
    const timeoutMilliseconds = timeouts.readMilliseconds;
    const answer = await ask({ method: 'POST', path: `/${resourceType}/_search`, body, timeoutMilliseconds, signal });
    return readFiled(answer, resourceType, effectKey);
  },
  markEnteredInError: (fhirId, asked) => deliver(async () => markEnteredInError(await reach(), fhirId, asked)),
});

/** Opens the way to the hospital's server; nothing is asked yet. */
export const openFhir = ({
  timeouts = TIMEOUTS,
  maxAnswerBytes = 64_000_000,
  failuresToBreak = 5,
  pauseMilliseconds = 1000,
  ...options
}: FhirOptions): Fhir => {
  const connect: Connect =
    'connect' in options ? options.connect : async () => ({ baseUrl: options.baseUrl, scope: null });
  const clients = new Map<string, FhirClient>();
  const open = (facilityId: string): FhirClient => {
    const breaker = circuitBreaker(
      handleType(FhirUnavailable, ({ reason }) => reason !== 'aborted'),
      {
        breaker: new ConsecutiveBreaker(failuresToBreak),
        halfOpenAfter: new ExponentialBackoff({ initialDelay: pauseMilliseconds, maxDelay: MAX_PAUSE_MILLISECONDS }),
      },
    );
    return openClient(async () => {
      const { baseUrl, scope } = await connect(facilityId);
      const server = { baseUrl: baseUrl.replace(/\/$/, ''), maxAnswerBytes };
      return { ask: askThrough(server, breaker), scope, timeouts };
    });
  };
  return {
    forFacility(facilityId) {
      const client = clients.get(facilityId) ?? open(facilityId);
      clients.set(facilityId, client);
      return client;
    },
  };
};
