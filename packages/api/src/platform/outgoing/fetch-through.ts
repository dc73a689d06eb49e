import { type Answer, oneOf } from './exchange.ts';
import type { Outgoing } from './outgoing.ts';

interface Asked {
  readonly method?: string | undefined;
  readonly headers?: ConstructorParameters<typeof Headers>[0];
  readonly body?: ConstructorParameters<typeof Response>[0] | undefined;
  readonly signal?: AbortSignal | null | undefined;
}

interface FetchLimits {
  readonly timeoutMilliseconds: number;
  readonly maxAnswerBytes: number;
}

/** Statuses that a `Response` may have with a body (Fetch, §2.2.3). */
const hasBody = (status: number): boolean => ![204, 205, 304].includes(status);

const responseOf = ({ status, headers, body }: Answer): Response => {
  const type = oneOf(headers['content-type']);
  const shown = type === undefined ? {} : { 'content-type': type };
  return new Response(hasBody(status) ? new Uint8Array(body) : null, { status, headers: shown });
};

/**
 * `fetch` for libraries that ask other systems themselves: the one way out, with its limits. A redirect is an answer, and of the answer's
 * headers only its type is given on.
 */
export const fetchThrough =
  (outgoing: Outgoing, limits: FetchLimits) =>
  async (address: string, { method = 'GET', headers, body, signal }: Asked = {}): Promise<Response> => {
    if (method !== 'GET' && method !== 'POST') throw new Error('Only GET and POST are asked of other systems here.');
    const { origin, pathname, search } = new URL(address);
    const answer = await outgoing.to(origin).ask(`${pathname}${search}`, {
      method,
      headers: Object.fromEntries(new Headers(headers)),
      ...(body === undefined || body === null ? {} : { body: await new Response(body).text() }),
      signal: signal ?? new AbortController().signal,
      ...limits,
    });
    return responseOf(answer);
  };
