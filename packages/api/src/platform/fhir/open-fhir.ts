import {
  BrokenCircuitError,
  type CircuitBreakerPolicy,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleType,
} from 'cockatiel';
import { type Outgoing, openOutgoing } from '../outgoing/outgoing.ts';
import { shareLookUps } from '../process/share-look-ups.ts';
import { askForBytes, askServer, type FhirRequest } from './ask-server.ts';
import type { Connect } from './connection.ts';
import { deliver, readEntries } from './delivery.ts';
import type { Fhir, FhirClient } from './fhir-client.ts';
import { FhirUnavailable, orGone } from './fhir-error.ts';
import { putInScope } from './fhir-scope.ts';
import { openFiledDocuments } from './filed-documents.ts';
import { batchOf } from './patient-criteria.ts';
import { type FhirTimeouts, MINIMAL, type Reached, readPatient } from './reached.ts';
import { readBatch } from './search-patients.ts';

const TIMEOUTS: FhirTimeouts = { readMilliseconds: 3000, searchMilliseconds: 10_000, writeMilliseconds: 30_000 };

/** Either how each facility is connected, or one server that is whoever's asks: as for a test with one facility. */
export type FhirOptions = ({ readonly connect: Connect } | { readonly baseUrl: string }) & FhirTuning;

interface FhirTuning {
  /** With what, and through what, servers are asked; for a test, without anything. */
  readonly outgoing?: Outgoing;
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

const openClient = (reach: () => Promise<Reached>): FhirClient => ({
  ...openFiledDocuments(reach),
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
  readPatient: (fhirId, asked) => orGone(async () => readPatient(await reach(), fhirId, asked)),
  sendTransaction: (bundle, { signal }) =>
    deliver(async () => {
      const { ask, scope, timeouts } = await reach();
      const timeoutMilliseconds = timeouts.writeMilliseconds;
      const body = putInScope(bundle, scope);
      const answer = await ask({ method: 'POST', path: '', body, timeoutMilliseconds, signal, headers: MINIMAL });
      return readEntries(answer, bundle.entry.length);
    }),
});

const openBreaker = ({
  failuresToBreak,
  pauseMilliseconds,
}: Required<Pick<FhirTuning, 'failuresToBreak' | 'pauseMilliseconds'>>): CircuitBreakerPolicy =>
  circuitBreaker(
    handleType(FhirUnavailable, ({ reason }) => reason !== 'aborted'),
    {
      breaker: new ConsecutiveBreaker(failuresToBreak),
      halfOpenAfter: new ExponentialBackoff({ initialDelay: pauseMilliseconds, maxDelay: MAX_PAUSE_MILLISECONDS }),
    },
  );

/** Asks once, and again only where it failed. */
const once = <Answer>(ask: () => Promise<Answer>): (() => Promise<Answer>) => {
  let asked: Promise<Answer> | null = null;
  return () => {
    asked ??= ask().catch((error: unknown) => {
      asked = null;
      throw error;
    });
    return asked;
  };
};

/** Opens the way to the hospital's server; nothing is asked yet. */
export const openFhir = ({
  outgoing = openOutgoing(),
  timeouts = TIMEOUTS,
  maxAnswerBytes = 5_000_000,
  failuresToBreak = 5,
  pauseMilliseconds = 1000,
  ...options
}: FhirOptions): Fhir => {
  const connect: Connect =
    'connect' in options ? options.connect : async () => ({ baseUrl: options.baseUrl, scope: null });
  const look = shareLookUps(connect);
  const breakers = new Map<string, CircuitBreakerPolicy>();
  const breakerOf = (facilityId: string): CircuitBreakerPolicy => {
    const breaker = breakers.get(facilityId) ?? openBreaker({ failuresToBreak, pauseMilliseconds });
    breakers.set(facilityId, breaker);
    return breaker;
  };
  const reach = async (facilityId: string): Promise<Reached> => {
    const { baseUrl, scope } = await look(facilityId);
    const server = { destination: outgoing.to(baseUrl.replace(/\/$/, '')), maxAnswerBytes };
    const breaker = breakerOf(facilityId);
    return {
      ask: through(breaker, (request) => askServer(server, request)),
      askForBytes: through(breaker, (request) => askForBytes(server, request)),
      scope,
      timeouts,
    };
  };
  return { forFacility: (facilityId) => openClient(once(() => reach(facilityId))) };
};
