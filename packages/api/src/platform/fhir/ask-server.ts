import type { Answer, OutgoingRequest } from '../outgoing/exchange.ts';
import { NoAnswer, type NoAnswerReason } from '../outgoing/no-answer.ts';
import type { Destination } from '../outgoing/outgoing.ts';
import { type FhirOutage, FhirRefused, FhirUnavailable } from './fhir-error.ts';
import { readIssues } from './operation-outcome.ts';

export interface FhirRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Below the base URL. It carries ids only: what names a patient travels in the body. */
  readonly path: string;
  /** A form for `_search`, JSON for everything else. */
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
  /** Where one answer may be larger than the server's others. */
  readonly maxAnswerBytes?: number;
  readonly timeoutMilliseconds: number;
  readonly signal: AbortSignal;
}

/** What an answer that did not come means here. */
const OUTAGES: Readonly<Record<NoAnswerReason, FhirOutage>> = {
  'not-sent': 'not-reached',
  'asked-to-wait': 'busy',
  'too-large': 'unreadable',
  timeout: 'timeout',
  'connection-lost': 'connection-lost',
  aborted: 'aborted',
};

const contentOf = (body: FhirRequest['body']): Pick<OutgoingRequest, 'body' | 'headers'> => {
  if (body === undefined) return { headers: {} };
  return body instanceof URLSearchParams
    ? { body: body.toString(), headers: { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' } }
    : { body: JSON.stringify(body), headers: { 'content-type': 'application/fhir+json' } };
};

const ask = async ({ destination, maxAnswerBytes }: Server, request: FhirRequest): Promise<Answer> => {
  const { path, body, headers, ...rest } = request;
  const content = contentOf(body);
  try {
    return await destination.ask(path, {
      maxAnswerBytes,
      ...rest,
      ...content,
      headers: { accept: 'application/fhir+json', ...content.headers, ...headers },
    });
  } catch (error) {
    throw error instanceof NoAnswer ? new FhirUnavailable(OUTAGES[error.reason]) : error;
  }
};

/** The JSON of a body; undefined for anything else. */
export const parseJson = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
};

interface Server {
  readonly destination: Destination;
  readonly maxAnswerBytes: number;
}

/**
 * Asks once and reads the whole answer within the time given.
 *
 * @returns the bytes of a 2xx answer.
 * @throws FhirUnavailable, or FhirRefused for a 4xx that the server will repeat.
 */
export const askForBytes = async (server: Server, request: FhirRequest): Promise<Buffer> => {
  const { status, body } = await ask(server, request);
  if (status >= 500 || status === 408) throw new FhirUnavailable('server-error', status);
  if (status === 429) throw new FhirUnavailable('busy', status);
  if (status >= 400) throw new FhirRefused(status, readIssues(parseJson(body)));
  if (status >= 300) throw new FhirUnavailable('redirected', status);
  return body;
};

/** The same for an answer that has to be JSON. */
export const askServer = async (server: Server, request: FhirRequest): Promise<unknown> => {
  const body = parseJson(await askForBytes(server, request));
  if (body === undefined) throw new FhirUnavailable('unreadable');
  return body;
};
