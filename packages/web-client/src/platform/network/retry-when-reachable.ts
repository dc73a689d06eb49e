import { pauseAfter, untilReachable } from './until-reachable.ts';

/** Who had no trouble for so long starts anew with the shortest pause. */
const ANOTHER_TROUBLE_AFTER_MS = 120_000;

/** What was retried so far: each retry that fails puts a new page in place of the one that began it. */
let past = { retries: 0, until: 0 };

/**
 * Retries once Mailroom answers again, after a pause that grows with each retry: `/health` may answer while what the page
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
