import { BASE_PATH } from '../base-path.ts';
import { pauseMs } from './pause-ms.ts';

/** After this time there is no answer: a proxy may hold a connection open and never send a word. */
const ANSWERS_WITHIN_MS = 10_000;

/** Whether Mailroom answers, and is ready. */
export const isReachable = (): Promise<boolean> =>
  fetch(`${BASE_PATH}/health`, { signal: AbortSignal.timeout(ANSWERS_WITHIN_MS) }).then(
    ({ ok }) => ok,
    () => false,
  );

/** A pause that grows with the attempts. It ends early when the network is back or `signal` aborts. */
export const pauseAfter = (attempts: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const once = new AbortController();
    const end = (): void => {
      clearTimeout(timer);
      once.abort();
      resolve();
    };
    const timer = setTimeout(end, pauseMs(attempts));
    globalThis.addEventListener?.('online', end, once);
    if (signal?.aborted === true) end();
    else signal?.addEventListener('abort', end, once);
  });

/** Waits until Mailroom answers again, or until `signal` aborts. */
export const untilReachable = async (signal?: AbortSignal): Promise<void> => {
  const isWaitedFor = (): boolean => signal?.aborted !== true;
  for (let attempt = 0; isWaitedFor() && !(await isReachable()); attempt += 1) {
    await pauseAfter(attempt, signal);
  }
};
