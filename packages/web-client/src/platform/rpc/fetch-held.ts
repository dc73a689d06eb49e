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
 * Asks with the version of the answer that is held for the same question. A server that finds it current says so with 204
 * and no bytes, and the held answer stands for it.
 */
export const fetchHeld = async (input: RequestInfo | URL, { signal, ...init }: Init = {}): Promise<Response> => {
  const asked = { ...init, signal: signal ?? null };
  if (typeof init.body !== 'string' || input instanceof Request) return fetch(input, asked);
  const key = `${input.toString()}\n${init.body}`;
  const known = held.get(key);
  const headers = new Headers(init.headers);
  if (known) headers.set(HOLDS_HEADER, known.version);
  const response = await fetch(input, { ...asked, headers });
  if (response.status === 204 && known) {
    return new Response(known.text, { headers: { 'content-type': 'application/json' } });
  }
  const version = response.headers.get(VERSION_HEADER);
  if (response.status === 200 && version !== null) hold(key, { version, text: await response.clone().text() });
  return response;
};
