import type { IncomingHttpHeaders } from 'node:http';
import type { Transform } from 'node:stream';
import { createGunzip, createInflate } from 'node:zlib';
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
  /** One that was sent several times is a list, whatever its type says: see {@link oneOf}. */
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A header of which one value is looked at: the first, where it was sent several times. */
export const oneOf = (header: string | readonly string[] | undefined): string | undefined =>
  typeof header === 'string' ? header : header?.[0];

/** What unpacks an answer; null for one that is not packed. Whatever is asked says which of these it takes, in any case. */
const openUnpacker = (headers: IncomingHttpHeaders): Transform | null => {
  const encoding = oneOf(headers['content-encoding'])?.toLowerCase();
  if (encoding === 'gzip' || encoding === 'x-gzip') return createGunzip();
  return encoding === 'deflate' ? createInflate() : null;
};
export const ACCEPTED_ENCODINGS = 'gzip, deflate';

type Controller = Dispatcher.DispatchController;

/** Collects one answer, and knows whether the request left. */
class Exchange implements Dispatcher.DispatchHandler {
  readonly #maxAnswerBytes: number;
  readonly #answer = Promise.withResolvers<Answer>();
  readonly #chunks: Buffer[] = [];
  #size = 0;
  #head: { status: number; headers: IncomingHttpHeaders } = { status: 0, headers: {} };
  #hasBody = false;
  #unpacker: Transform | null = null;
  #started: Controller | null = null;
  #isEnded = false;
  #stopped: NoAnswer | null = null;

  constructor({ maxAnswerBytes }: OutgoingRequest) {
    this.#maxAnswerBytes = maxAnswerBytes;
  }

  get answered(): Promise<Answer> {
    return this.#answer.promise;
  }

  /** undici calls this before it writes the first byte, and writes none if the request is aborted here. */
  onRequestStart(controller: Controller): void {
    this.#started = controller;
    if (this.#stopped) controller.abort(this.#stopped);
  }

  onResponseStart(_: Controller, status: number, headers: IncomingHttpHeaders): void {
    this.#head = { status, headers };
  }

  /** With the first byte: some call nothing at all packed, and nothing is no end of a packed answer. */
  #unpackFor(controller: Controller): void {
    this.#unpacker = openUnpacker(this.#head.headers);
    this.#unpacker
      ?.on('data', (chunk: Buffer) => this.#keep(chunk))
      .on('drain', () => controller.resume())
      .on('error', (error) => this.stop('connection-lost', error))
      .on('end', () => this.#finish());
  }

  onResponseData(controller: Controller, chunk: Buffer): void {
    if (!this.#hasBody) this.#unpackFor(controller);
    this.#hasBody = true;
    if (!this.#unpacker) this.#keep(chunk);
    else if (!this.#unpacker.write(chunk)) controller.pause();
  }

  onResponseEnd(): void {
    this.#isEnded = true;
    if (this.#unpacker?.writable) this.#unpacker.end();
    else this.#finish();
  }

  onResponseError(_: Controller, error: Error): void {
    this.stop(this.#started ? 'connection-lost' : 'not-sent', error);
  }

  /** Whatever happens afterwards, this is what came of it. */
  stop(reason: NoAnswerReason, cause?: unknown): void {
    this.#stopped ??= new NoAnswer(reason === 'timeout' && !this.#started ? 'not-sent' : reason, cause);
    this.#answer.reject(this.#stopped);
    this.#unpacker?.destroy();
    this.#started?.abort(this.#stopped);
  }

  #keep(chunk: Buffer): void {
    this.#size += chunk.byteLength;
    if (this.#size > this.#maxAnswerBytes) this.stop('too-large');
    else this.#chunks.push(chunk);
  }

  #finish(): void {
    this.#answer.resolve({ ...this.#head, body: Buffer.concat(this.#chunks) });
    // What follows a packed answer may never end, and would keep its connection.
    if (!this.#isEnded) this.stop('aborted');
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
