/** That somebody holds a job, or several. */
interface Claim {
  /** Aborted when the queue has not been heard of for so long that it may give the job to somebody else. */
  readonly signal: AbortSignal;
  end(): void;
}

const BEAT_EVERY_MILLISECONDS = 2000;
/** Before the queue's own time is over (`heartbeatSeconds`), so that two attempts at one job never overlap. */
export const LET_GO_AFTER_MILLISECONDS = 8000;

/**
 * Tells the queue again and again that its job is being worked on, and lets go of it in time when it cannot.
 *
 * `beat` says whether the claim still stands.
 */
export const holdClaim = (beat: () => Promise<boolean>): Claim => {
  const lost = new AbortController();
  let hasEnded = false;
  const letGoAfter = (milliseconds: number) => setTimeout(() => lost.abort(), milliseconds);
  let letGo = letGoAfter(LET_GO_AFTER_MILLISECONDS);
  let isAsking = false;
  const ask = async (): Promise<void> => {
    if (isAsking) return;
    isAsking = true;
    const askedAt = performance.now();
    const isHeld = await beat().catch(() => false);
    isAsking = false;
    if (hasEnded || !isHeld) return;
    clearTimeout(letGo);
    // What the queue counts from is not before it was asked.
    letGo = letGoAfter(askedAt + LET_GO_AFTER_MILLISECONDS - performance.now());
  };
  const beating = setInterval(() => {
    ask().catch(() => {});
  }, BEAT_EVERY_MILLISECONDS);
  return {
    signal: lost.signal,
    end() {
      hasEnded = true;
      clearInterval(beating);
      clearTimeout(letGo);
    },
  };
};
