import {
  BrokenCircuitError,
  type CircuitBreakerPolicy,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleType,
} from 'cockatiel';
import { askForBytes, askServer, type FhirRequest } from './ask-server.ts';
import { readAnswer } from './bundle.ts';
import { deliver, readEntries } from './delivery.ts';
import type { Fhir, FhirClient } from './fhir-client.ts';
import { FhirUnavailable, orGone } from './fhir-error.ts';
import { FhirPatient } from './fhir-patient.ts';
import { MINIMAL, openFiledDocuments } from './filed-documents.ts';
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

const MAX_PAUSE_MILLISECONDS = 60_000;

/** Asks while the breaker lets it: a server that does not answer is left alone for a while, and callers do not wait. */
const through =
  <Answer>(breaker: CircuitBreakerPolicy, ask: (request: FhirRequest) => Promise<Answer>) =>
  async (request: FhirRequest): Promise<Answer> => {
    try {
      return await breaker.execute(() => ask(request));
    } catch (error) {
      throw error instanceof BrokenCircuitError ? new FhirUnavailable('breaker-open') : error;
    }
  };

type Ask = (request: FhirRequest) => Promise<unknown>;

const openPatients = (ask: Ask, timeouts: FhirTimeouts): Pick<FhirClient, 'searchPatients' | 'readPatient'> => ({
  async searchPatients(queries, { signal }) {
    const { bundle, placesOf } = batchOf(queries);
    if (bundle.entry.length === 0) return readBatch({ resourceType: 'Bundle', type: 'batch-response' }, placesOf);
    const timeoutMilliseconds = timeouts.searchMilliseconds;
    return readBatch(await ask({ method: 'POST', path: '', body: bundle, timeoutMilliseconds, signal }), placesOf);
  },
  readPatient: (fhirId, { signal }) =>
    orGone(async () => {
      const path = `/Patient/${encodeURIComponent(fhirId)}`;
      const timeoutMilliseconds = timeouts.readMilliseconds;
      return readAnswer(FhirPatient, await ask({ method: 'GET', path, timeoutMilliseconds, signal }));
    }),
});

const openTransactions = (ask: Ask, timeoutMilliseconds: number): Pick<FhirClient, 'sendTransaction'> => ({
  sendTransaction: (body, { signal }) =>
    deliver(async () => {
      const answer = await ask({ method: 'POST', path: '', body, timeoutMilliseconds, signal, headers: MINIMAL });
      return readEntries(answer, body.entry.length);
    }),
});

type Server = Parameters<typeof askServer>[0];

const openClient = (server: Server, breaker: CircuitBreakerPolicy, timeouts: FhirTimeouts): FhirClient => {
  const ask = through(breaker, (request) => askServer(server, request));
  return {
    ...openPatients(ask, timeouts),
    ...openTransactions(ask, timeouts.writeMilliseconds),
    ...openFiledDocuments({
      ...timeouts,
      ask,
      askForBytes: through(breaker, (request) => askForBytes(server, request)),
    }),
  };
};

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
    return openClient(server, breaker, timeouts);
  };
  return {
    forFacility(facilityId) {
      const client = clients.get(facilityId) ?? open();
      clients.set(facilityId, client);
      return client;
    },
  };
};
