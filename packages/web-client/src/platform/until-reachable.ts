const MAX_PAUSE_MS = 30_000;

/** Whether Mailroom answers, and is ready. */
export const isReachable = (): Promise<boolean> =>
  fetch('/health').then(
    ({ ok }) => ok,
    () => false,
  );

/** Until the network is back, or for a while: about a second at first, then ever longer, and never the same for two pages. */
const pause = (attempt: number): Promise<void> =>
  new Promise((resolve) => {
    const once = new AbortController();
    const end = (): void => {
      clearTimeout(timer);
      once.abort();
      resolve();
    };
    const timer = setTimeout(end, Math.min(MAX_PAUSE_MS, 1000 * 2 ** attempt) * (0.75 + Math.random() / 2));
    globalThis.addEventListener?.('online', end, once);
  });

/** Waits until Mailroom answers again. */
export const untilReachable = async (): Promise<void> => {
  for (let attempt = 0; !(await isReachable()); attempt += 1) await pause(Math.min(attempt, 5));
};
