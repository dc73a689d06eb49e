import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import { NoAnswer, type NoAnswerReason } from './no-answer.ts';

export interface OutgoingRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** What is larger is not read to its end. Of a compressed answer, as it is unpacked. */
  readonly maxAnswerBytes: number;
  /** For all of it: waiting for a connection, sending, and reading the answer to its end. */
  readonly timeoutMilliseconds: number;
  readonly signal: AbortSignal;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Collects one answer, and knows whether the request left. */
class Exchange implements Dispatcher.DispatchHandler {
  readonly #maxAnswerBytes: number;
  readonly #answer = Promise.withResolvers<Answer>();
  readonly #chunks: Buffer[] = [];
  #size = 0;
  #head = { status: 0, headers: {} };
  #started: Dispatcher.DispatchController | null = null;
  #stopped: NoAnswer | null = null;

  constructor({ maxAnswerBytes }: OutgoingRequest) {
    this.#maxAnswerBytes = maxAnswerBytes;
  }

  get answered(): Promise<Answer> {
    return this.#answer.promise;
  }

  /** undici calls this before it writes the first byte, and writes none if the request is aborted here. */
  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#started = controller;
    if (this.#stopped) controller.abort(this.#stopped);
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    this.#head = { status, headers };
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#size += chunk.byteLength;
    if (this.#size > this.#maxAnswerBytes) this.stop('too-large');
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    this.#answer.resolve({ ...this.#head, body: Buffer.concat(this.#chunks) });
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.#answer.reject(this.#stopped ?? new NoAnswer(this.#started ? 'connection-lost' : 'not-sent', error));
  }

  stop(reason: NoAnswerReason): void {
    this.#stopped ??= new NoAnswer(reason === 'timeout' && !this.#started ? 'not-sent' : reason);
    this.#answer.reject(this.#stopped);
    this.#started?.abort(this.#stopped);
  }
}

/**
 * Sends one request, once, and reads its whole answer. A redirect is an answer like any other: it is never followed.
 *
 * @throws NoAnswer
 */
export const exchange = async (dispatcher: Dispatcher, url: URL, request: OutgoingRequest): Promise<Answer> => {
  const { method, headers, body = null, timeoutMilliseconds, signal } = request;
  if (signal.aborted) throw new NoAnswer('aborted');
  const running = new Exchange(request);
  const abort = () => running.stop('aborted');
  signal.addEventListener('abort', abort, { once: true });
  const timer = setTimeout(() => running.stop('timeout'), timeoutMilliseconds);
  try {
    dispatcher.dispatch({ origin: url.origin, path: `${url.pathname}${url.search}`, method, headers, body }, running);
    return await running.answered;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
  }
};
