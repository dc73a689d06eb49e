import { HOLDS_HEADER, VERSION_HEADER } from '@mailroom/contracts/agreements';

interface Held {
  readonly version: string;
  readonly text: string;
}

/** As tRPC's links call `fetch`. */
interface Init extends Omit<RequestInit, 'signal'> {
  signal?: AbortSignal | null | undefined;
}

/** Answers that the server may call still current, by address and body. In memory only: they hold patients' names. */
const held = new Map<string, Held>();
const MAX_HELD = 20;

/** Forgets every answer: the next person at this screen starts with none. */
export const forgetHeld = (): void => held.clear();

const hold = (key: string, answer: Held): void => {
  held.delete(key);
  held.set(key, answer);
  const [oldest] = held.keys();
  if (held.size > MAX_HELD && oldest !== undefined) held.delete(oldest);
};

/**
 * Works as an ETag for POST: sends the version of the answer that is held for the same question. The server answers 204 without
 * bytes if that is still current, and the held answer is returned.
 */
export const fetchHeld = async (input: RequestInfo | URL, { signal, ...init }: Init = {}): Promise<Response> => {
  const request = { ...init, signal: signal ?? null };
  if (typeof init.body !== 'string' || input instanceof Request) return fetch(input, request);
  const key = `${input.toString()}\n${init.body}`;
  const known = held.get(key);
  const headers = new Headers(init.headers);
  if (known) headers.set(HOLDS_HEADER, known.version);
  const response = await fetch(input, { ...request, headers });
  if (response.status === 204 && known) {
    return new Response(known.text, { headers: { 'content-type': 'application/json' } });
  }
  const version = response.headers.get(VERSION_HEADER);
  if (response.status === 200 && version !== null) hold(key, { version, text: await response.clone().text() });
  return response;
};
