import { useSyncExternalStore } from 'react';
import { loadPart } from './load-part.ts';

/** Code that comes after the first rows: when the browser is idle, or as soon as somebody reaches for it. */
export interface Deferred<Value> {
  /** Null until it has come; the component renders again when it does. */
  use: () => Value | null;
  /** Fetches it unless that has begun. A failure is left to the next who asks. */
  fetch: () => Promise<void>;
}

/** Replacing an element between press and release would lose the click. */
const untilReleased = (): Promise<void> =>
  new Promise((resolve) => {
    if (document.querySelector('button:active') === null) return resolve();
    const once = new AbortController();
    const release = (): void => {
      once.abort();
      // The click comes after the release, and counts for what was pressed.
      setTimeout(resolve);
    };
    for (const event of ['pointerup', 'pointercancel', 'keyup']) addEventListener(event, release, once);
  });

const waiting: (() => Promise<void>)[] = [];
let isIdle = false;

const whenIdle = (act: () => void): void => {
  // Safari has no `requestIdleCallback`.
  if ('requestIdleCallback' in globalThis) requestIdleCallback(act);
  else setTimeout(act, 200);
};

/** One after the other, so that what was asked for first is there first. */
const fetchWaiting = async (): Promise<void> => {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await next();
};

/** Call it once the page has what it waited for: everything deferred is then fetched. */
export const fetchDeferred = (): void => {
  if (isIdle) return;
  isIdle = true;
  whenIdle(() => void fetchWaiting());
};

/** Declares what comes later. In the order of these declarations, once {@link fetchDeferred} is called. */
export const defer = <Value>(load: () => Promise<Value>): Deferred<Value> => {
  let value: Value | null = null;
  let underWay: Promise<void> | null = null;
  const listeners = new Set<() => void>();

  const arrive = async (): Promise<void> => {
    const loaded = await loadPart(load);
    await untilReleased();
    value = loaded;
    for (const listener of listeners) listener();
  };
  const fetch = (): Promise<void> => {
    underWay ??= arrive().catch(() => {
      underWay = null;
    });
    return underWay;
  };
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };

  waiting.push(fetch);
  return { fetch, use: () => useSyncExternalStore(subscribe, () => value) };
};
