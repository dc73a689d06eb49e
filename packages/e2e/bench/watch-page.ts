import type { CDPSession, Page } from 'playwright-core';

declare global {
  interface Window {
    /** When each mark was painted, in milliseconds since the navigation. */
    painted: Record<string, number>;
    longTasks: { start: number; end: number }[];
    /** Of the last key: from the press to the start of its handlers. */
    keyDelay: number;
    lastKeyAt: number;
    markWhenPainted: (name: string, isThere: () => boolean) => Promise<number>;
  }
}

/** Runs in the page before its own code: notes what is painted when, and how long keys wait. */
const instrument = (): void => {
  window.painted = {};
  window.longTasks = [];
  const afterPaint = (act: () => void): void => {
    requestAnimationFrame(() => setTimeout(act));
  };
  window.markWhenPainted = (name, isThere) =>
    new Promise((resolve) => {
      const look = (): boolean => {
        if (!isThere()) return false;
        afterPaint(() => {
          window.painted[name] = performance.now();
          resolve(performance.now());
        });
        return true;
      };
      if (look()) return;
      const observer = new MutationObserver(() => look() && observer.disconnect());
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    });
  addEventListener(
    'keydown',
    (event) => {
      window.lastKeyAt = event.timeStamp;
      window.keyDelay = performance.now() - event.timeStamp;
    },
    { capture: true },
  );
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      window.longTasks.push({ start: startTime, end: startTime + duration });
    }
  }).observe({ type: 'longtask', buffered: true });
  void window.markWhenPainted('firstRow', () => document.querySelector('[role=grid] [role=row][tabindex]') !== null);
};

export const watchPage = (page: Page): Promise<unknown> => page.addInitScript(instrument);

const QUIET_MILLISECONDS = 500;

/** When the list is there and no task of 50 ms or more has run for half a second since: from then on a key is answered. */
export const readStart = async (page: Page): Promise<{ firstRowMs: number; interactiveMs: number }> => {
  await page.waitForFunction(() => window.painted['firstRow'] !== undefined);
  await page.waitForFunction(
    (quiet) => performance.now() - Math.max(window.painted['firstRow'] ?? 0, window.longTasks.at(-1)?.end ?? 0) > quiet,
    QUIET_MILLISECONDS,
  );
  return page.evaluate((quiet) => {
    const firstRow = window.painted['firstRow'] ?? 0;
    // A task that begins after half a second of quiet is no part of the start.
    const interactive = window.longTasks.reduce(
      (ready, { start, end }) => (start < ready + quiet ? Math.max(ready, end) : ready),
      firstRow,
    );
    return { firstRowMs: firstRow, interactiveMs: interactive };
  }, QUIET_MILLISECONDS);
};

export const readHeapBytes = async (session: CDPSession): Promise<number> => {
  await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize;
};

interface Transfer {
  readonly requests: number;
  readonly bytes: number;
  readonly scriptBytes: number;
}

/** Counts what goes over the line from now on; a file from the browser's own cache is none. */
export const countTransfer = (session: CDPSession): (() => Transfer) => {
  const kinds = new Map<string, string>();
  let [requests, bytes, scriptBytes] = [0, 0, 0];
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    kinds.set(requestId, type);
    if (!response.fromDiskCache) requests += 1;
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes += encodedDataLength;
    if (kinds.get(requestId) === 'Script') scriptBytes += encodedDataLength;
  });
  return () => ({ requests, bytes, scriptBytes });
};
