import { pauseAfter, untilReachable } from './until-reachable.ts';

/** After so long without trouble, the pauses begin with the shortest again. */
const ANOTHER_TROUBLE_AFTER_MS = 120_000;

/** The retries so far. Not in the component, because a retry that fails mounts a new one. */
let past = { retries: 0, until: 0 };

/**
 * Retries once Mailroom answers again, after a pause that grows with each retry: it may answer while what the page
 * needs does not. Returns what calls it off.
 */
export const retryWhenReachable = (retry: () => void): (() => void) => {
  const over = new AbortController();
  const retryLater = async (): Promise<void> => {
    if (Date.now() > past.until) past = { retries: 0, until: 0 };
    await pauseAfter(past.retries, over.signal);
    await untilReachable(over.signal);
    if (over.signal.aborted) return;
    past = { retries: past.retries + 1, until: Date.now() + ANOTHER_TROUBLE_AFTER_MS };
    retry();
  };
  void retryLater();
  return () => over.abort();
};
