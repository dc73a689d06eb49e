import { countExternalCall } from '../http/cost.ts';
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

/** Nothing was listening: the request never left. */
const NOT_REACHED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

const codeOf = (error: unknown): unknown => {
  if (!(error instanceof Error)) return undefined;
  return 'code' in error ? error.code : codeOf(error.cause);
};

const outageOf = (error: unknown, { signal }: FhirRequest): FhirOutage => {
  if (signal.aborted) return 'aborted';
  if (error instanceof Error && error.name === 'TimeoutError') return 'timeout';
  return NOT_REACHED.has(String(codeOf(error))) ? 'not-reached' : 'connection-lost';
};

const send = (url: string, { method, body, headers, signal, timeoutMilliseconds }: FhirRequest): Promise<Response> => {
  const isForm = body instanceof URLSearchParams;
  return fetch(url, {
    method,
    headers: {
      accept: 'application/fhir+json',
      ...(body === undefined || isForm ? {} : { 'content-type': 'application/fhir+json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    // A redirected POST would arrive as a GET, or at another server.
    redirect: 'manual',
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMilliseconds)]),
  });
};

/** @throws FhirUnavailable when there is more of it than may be kept in memory. */
const readBody = async ({ body }: Response, maxBytes: number): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new FhirUnavailable('unreadable');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
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
  readonly baseUrl: string;
  readonly maxAnswerBytes: number;
}

/**
 * Asks once and reads the whole answer within the time given.
 *
 * @returns the bytes of a 2xx answer.
 * @throws FhirUnavailable, or FhirRefused for a 4xx that the server will repeat.
 */
export const askForBytes = async ({ baseUrl, maxAnswerBytes }: Server, request: FhirRequest): Promise<Buffer> => {
  countExternalCall();
  let status: number;
  let body: Buffer;
  try {
    const response = await send(`${baseUrl}${request.path}`, request);
    status = response.status;
    body = await readBody(response, request.maxAnswerBytes ?? maxAnswerBytes);
  } catch (error) {
    throw error instanceof FhirUnavailable ? error : new FhirUnavailable(outageOf(error, request));
  }
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
