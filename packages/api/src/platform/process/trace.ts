import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';

/** What one request caused, through every process: W3C Trace Context, level 1. Random numbers; nothing in it is anybody's. */
interface Trace {
  readonly traceId: string;
  /** 01: whoever asked keeps it. What came is passed on. */
  readonly flags: string;
}

const current = new AsyncLocalStorage<Trace>();

/** Version 00. A later one begins the same and is treated as this one (§3.2.4); all zeros are no id. */
const TRACEPARENT = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})(?:-|$)/;
const MAX_CHARACTERS = 500;

const readTraceparent = (text: unknown): Trace | null => {
  if (typeof text !== 'string' || text.length > MAX_CHARACTERS) return null;
  const [, traceId, flags] = TRACEPARENT.exec(text) ?? [];
  return traceId === undefined || flags === undefined ? null : { traceId, flags };
};

/** Runs what a request or a job asks for as part of its trace; one that brings none, or none that can be read, begins one. */
export const runTraced = <Result>(traceparent: unknown, run: () => Result): Result =>
  current.run(readTraceparent(traceparent) ?? { traceId: randomBytes(16).toString('hex'), flags: '00' }, run);

/** The trace that this is part of, for the log; null for what nobody asked for. */
export const currentTraceId = (): string | null => current.getStore()?.traceId ?? null;

/** What is handed on, to another system or to a job: the same trace, and a step of its own. */
export const makeTraceparent = (): string | null => {
  const trace = current.getStore();
  return trace ? `00-${trace.traceId}-${randomBytes(8).toString('hex')}-${trace.flags}` : null;
};
