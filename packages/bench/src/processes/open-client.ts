import { connect } from 'node:net';

/** Answers are read no further than to know where they end: the generator must cost less than what it measures. */
interface Answer {
  readonly status: number;
  readonly milliseconds: number;
}

/** One connection that is kept open and asks one thing at a time. */
export interface Client {
  /** @throws Error when the connection ends before the answer, or none comes in time. */
  ask(): Promise<Answer>;
  close(): void;
}

interface Request {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const ANSWER_WITHIN_MILLISECONDS = 120_000;
const HEAD_END = '\r\n\r\n';
const LENGTH = '\r\nContent-Length: ';
const LAST_CHUNK = '\r\n0\r\n\r\n';

const bytesOf = ({ url, headers, body }: Request): Buffer => {
  const { pathname, search, host } = new URL(url);
  const all = { ...headers, host, 'content-length': String(Buffer.byteLength(body)) };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return Buffer.from([`POST ${pathname}${search} HTTP/1.1`, ...lines, '', body].join('\r\n'));
};

/** What the head says of the body's length; null when it says nothing. */
const lengthIn = (received: Buffer, headEnd: number): number | null => {
  // As Node writes it; reading the whole head costs more than the rest of the client.
  const at = received.indexOf(LENGTH);
  if (at >= 0 && at < headEnd)
    return Number.parseInt(received.toString('latin1', at + LENGTH.length, at + LENGTH.length + 12), 10);
  const length = /^content-length: *(\d+)/im.exec(received.toString('latin1', 0, headEnd))?.[1];
  return length === undefined ? null : Number(length);
};

/** Whether what has come is a whole answer: by its length, or by its last chunk. */
export const isWhole = (received: Buffer): boolean => {
  const headEnd = received.indexOf(HEAD_END);
  if (headEnd < 0) return false;
  const length = lengthIn(received, headEnd);
  if (length === null) return received.subarray(-LAST_CHUNK.length).equals(Buffer.from(LAST_CHUNK));
  return received.length >= headEnd + HEAD_END.length + length;
};

const statusOf = (received: Buffer): number =>
  Number(received.toString('latin1', 'HTTP/1.1 '.length, 'HTTP/1.1 200'.length));

export const openClient = (request: Request): Client => {
  const { hostname, port } = new URL(request.url);
  const bytes = bytesOf(request);
  const socket = connect(Number(port), hostname);
  socket.setNoDelay();
  socket.setTimeout(ANSWER_WITHIN_MILLISECONDS, () => socket.destroy(new Error('No answer came in time.')));
  let received: Buffer = Buffer.alloc(0);
  let asked: { startedAt: number; answering: PromiseWithResolvers<Answer> } | null = null;
  socket.on('data', (chunk) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    if (!asked || !isWhole(received)) return;
    const { startedAt, answering } = asked;
    asked = null;
    answering.resolve({ status: statusOf(received), milliseconds: performance.now() - startedAt });
    received = Buffer.alloc(0);
  });
  socket.on('error', () => {});
  socket.on('close', () => asked?.answering.reject(new Error('The connection ended.')));
  return {
    ask() {
      asked = { startedAt: performance.now(), answering: Promise.withResolvers() };
      socket.write(bytes);
      return asked.answering.promise;
    },
    close: () => void socket.destroy(),
  };
};
