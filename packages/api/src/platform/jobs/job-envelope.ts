import { makeTraceparent, runTraced } from '../process/trace.ts';

/** What travels with a payload and is none of it: an older form of the payload is read without it. */
const TRACEPARENT = '$traceparent';

/** Puts into a payload which request it came from. */
export const withTrace = (payload: object): object => {
  const traceparent = makeTraceparent();
  return traceparent === null ? payload : { ...payload, [TRACEPARENT]: traceparent };
};

interface Opened {
  readonly payload: unknown;
  readonly traceparent: unknown;
}

/** A payload, and the request that it came from. */
export const openEnvelope = (data: unknown): Opened => {
  if (typeof data !== 'object' || data === null || !(TRACEPARENT in data)) return { payload: data, traceparent: null };
  const { [TRACEPARENT]: traceparent, ...payload } = data;
  return { payload, traceparent };
};

/** Runs jobs together: as part of the one request that all of them came from, if there is one. */
export const runTogether = <Result>(traceparents: readonly unknown[], run: () => Result): Result => {
  const [first, ...others] = traceparents;
  return runTraced(others.length === 0 ? first : null, run);
};
