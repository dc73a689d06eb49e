import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';

/** What happened to the letters of all clients. */
export interface Sent {
  /** Documents that a process said it has received. */
  readonly acknowledged: Set<string>;
  /** Answers that said no, and processes that were not there. */
  failed: number;
  /** Requests that were cut off without an answer. */
  reset: number;
}

const Received = z.object({ result: z.object({ data: z.object({ documentId: z.uuid() }) }) });

/** Nobody listens there: the request never left. */
const isAbsent = (error: unknown): boolean =>
  error instanceof Error &&
  error.cause instanceof Error &&
  'code' in error.cause &&
  error.cause.code === 'ECONNREFUSED';

const PAUSE_MILLISECONDS = 50;

interface Client {
  readonly name: string;
  /** Which of the addresses it asks first. */
  readonly first: number;
  readonly urls: readonly string[];
  readonly cookie: string;
  readonly sent: Sent;
  readonly signal: AbortSignal;
}

const sendLetter = async (url: string, { name, cookie, sent }: Client, n: number): Promise<boolean> => {
  const body = new FormData();
  body.append('file', new File([`letter ${n} of ${name}`], `${n}.txt`, { type: 'text/plain' }));
  const answer = await fetch(`${url}/trpc/intake.receiveDocument`, { method: 'POST', headers: { cookie }, body });
  const text = await answer.text();
  if (answer.ok) sent.acknowledged.add(Received.parse(JSON.parse(text)).result.data.documentId);
  else sent.failed += 1;
  // Behind such an answer a process lets nobody in any more: its clients go elsewhere, as a load balancer does.
  return answer.ok && answer.headers.get('connection') !== 'close';
};

/** A client that sends one letter after the other, to the same process as long as that one takes them. */
export const sendLetters = async (client: Client): Promise<void> => {
  const { first, urls, sent, signal } = client;
  for (let n = 0, at = first; !signal.aborted; n += 1) {
    try {
      if (!(await sendLetter(urls[at % urls.length] ?? '', client, n))) at += 1;
    } catch (error) {
      at += 1;
      if (isAbsent(error)) sent.failed += 1;
      else sent.reset += 1;
    }
    await pause(PAUSE_MILLISECONDS);
  }
};

/** The cookie of somebody who signs in. */
export const signIn = async (url: string, input: { userId: string; facilityId: string }): Promise<string> => {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${url}/trpc/session.signIn`, { method: 'POST', headers, body: JSON.stringify(input) });
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
};
