import { ExponentialBackoff, halfJitterGenerator, handleAll, retry } from 'cockatiel';

/** So many processes do not come back in step, and none asks more often than it helps. */
const BACKOFF = { generator: halfJitterGenerator, initialDelay: 100, maxDelay: 10_000 };

interface Trying {
  /** Ends the trying: the promise is then rejected. */
  readonly signal: AbortSignal;
  onFailure(error: unknown): void;
}

/** Tries until it succeeds: one attempt at a time, with growing pauses of up to ten seconds. */
export const keepTrying = <Result>(attempt: () => Promise<Result>, { signal, onFailure }: Trying): Promise<Result> => {
  const policy = retry(handleAll, { maxAttempts: Number.POSITIVE_INFINITY, backoff: new ExponentialBackoff(BACKOFF) });
  // A process that has nothing else to do does not stay for the next attempt.
  const waiting = policy.dangerouslyUnref();
  waiting.onRetry((failed) => onFailure('error' in failed ? failed.error : failed.value));
  return waiting.execute(() => {
    signal.throwIfAborted();
    return attempt();
  }, signal);
};

/** The same pauses for whoever tries again by itself, in milliseconds; each call gives the next one. */
export const openPauses = (): (() => number) => {
  let pause = new ExponentialBackoff(BACKOFF).next();
  return () => {
    pause = pause.next(undefined);
    return pause.duration;
  };
};
