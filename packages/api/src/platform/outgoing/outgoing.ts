import { countExternalCall } from '../http/cost.ts';
import { makeTraceparent } from '../process/trace.ts';
import { ACCEPTED_ENCODINGS, type Answer, exchange, type OutgoingRequest, oneOf } from './exchange.ts';
import { NoAnswer } from './no-answer.ts';
import { type ClientCertificate, type DispatcherOptions, openDispatcher } from './open-dispatcher.ts';
import { readRetryAfter } from './retry-after.ts';

/** What Mailroom proves itself with: to the origin that it was configured for, and to no other. */
interface Identity {
  readonly origin: string;
  /** The value of `authorization`. */
  readonly authorization: string | null;
  readonly certificate: ClientCertificate | null;
}

export interface OutgoingOptions extends Omit<DispatcherOptions, 'certificate'> {
  readonly identity: Identity | null;
}

/** Another system, at the address that an administrator configured. */
export interface Destination {
  /**
   * Asks once.
   *
   * @param path what follows the address. It stays at its origin.
   * @throws NoAnswer
   */
  ask(path: string, request: OutgoingRequest): Promise<Answer>;
}

/** The one way in which Mailroom asks other systems over HTTP. */
export interface Outgoing {
  to(baseUrl: string): Destination;
  close(): Promise<void>;
}

const BUSY = new Set([429, 503]);

const NOBODY: OutgoingOptions = { ca: null, proxyUrl: null, identity: null };

/** Opens the way out; nothing is asked yet. */
export const openOutgoing = ({ identity, ...options }: OutgoingOptions = NOBODY): Outgoing => {
  const anonymous = openDispatcher({ ...options, certificate: null });
  const known = identity?.certificate ? openDispatcher({ ...options, certificate: identity.certificate }) : anonymous;
  /** Until when an origin asked to be left alone. Administrators configure origins, so that they are few. */
  const silentUntil = new Map<string, number>();
  const whoIs = (origin: string) => {
    if (origin !== identity?.origin) return { dispatcher: anonymous, proof: {} };
    const { authorization } = identity;
    return { dispatcher: known, proof: authorization === null ? {} : { authorization } };
  };
  const to = (baseUrl: string): Destination => {
    const { origin } = new URL(baseUrl);
    const { dispatcher, proof } = whoIs(origin);
    return {
      async ask(path, request) {
        const url = new URL(`${baseUrl}${path}`);
        if (url.origin !== origin) throw new Error('A path led to another origin than the one that was configured.');
        if ((silentUntil.get(origin) ?? 0) > Date.now()) throw new NoAnswer('asked-to-wait');
        countExternalCall();
        const traceparent = makeTraceparent();
        const trace = traceparent === null ? {} : { traceparent };
        const headers = { 'accept-encoding': ACCEPTED_ENCODINGS, ...request.headers, ...trace, ...proof };
        const answer = await exchange(dispatcher, url, { ...request, headers });
        if (BUSY.has(answer.status)) {
          const wait = readRetryAfter(oneOf(answer.headers['retry-after']), Date.now());
          if (wait > 0) silentUntil.set(origin, Date.now() + wait);
        }
        return answer;
      },
    };
  };
  return {
    to,
    async close() {
      await Promise.all([anonymous.destroy(), known.destroy()]);
    },
  };
};
