import { countExternalCall } from '../cost.ts';
import { type FhirOutage, FhirRefused, FhirUnavailable } from './fhir-error.ts';
import { readIssues } from './operation-outcome.ts';

export interface FhirRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Below the base URL. It carries ids only: what names a patient travels in the body. */
  readonly path: string;
  /** A form for `_search`, JSON for everything else. */
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
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
const readText = async ({ body }: Response, maxBytes: number): Promise<string> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new FhirUnavailable('unreadable');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/**
 * Asks once and reads the whole answer within the time given.
 *
 * @returns the JSON of a 2xx answer.
 * @throws FhirUnavailable, or FhirRefused for a 4xx that the server will repeat.
 */
export const askServer = async (
  { baseUrl, maxAnswerBytes }: { readonly baseUrl: string; readonly maxAnswerBytes: number },
  request: FhirRequest,
): Promise<unknown> => {
  countExternalCall();
  let status: number;
  let body: unknown;
  try {
    const response = await send(`${baseUrl}${request.path}`, request);
    status = response.status;
    body = parse(await readText(response, maxAnswerBytes));
  } catch (error) {
    throw error instanceof FhirUnavailable ? error : new FhirUnavailable(outageOf(error, request));
  }
  if (status >= 500 || status === 408) throw new FhirUnavailable('server-error', status);
  if (status === 429) throw new FhirUnavailable('busy', status);
  if (status >= 400) throw new FhirRefused(status, readIssues(body));
  if (status >= 300) throw new FhirUnavailable('redirected', status);
  if (body === undefined) throw new FhirUnavailable('unreadable', status);
  return body;
};
