import type { BrowserContext, Page } from 'playwright-core';
import { readHeapBytes, watchPage } from './watch-page.ts';

interface KeyFigures {
  /** From the press to the start of the page's handlers. */
  readonly inputDelayMs: number;
  /** From the press to the next paint: what a person sees of it first. */
  readonly answeredMs: number;
  /** From the press to the paint of the next document. */
  readonly shownMs: number;
}

export interface DecisionFigures {
  readonly keys: readonly KeyFigures[];
  readonly heaps: readonly { readonly decided: number; readonly heapBytes: number }[];
}

interface Options {
  readonly count: number;
  readonly say: (line: string) => void;
}

const PANE = 'section[aria-label="Document"][aria-busy="false"]';
/** A document has to be in sight for 300 ms before a key decides it. */
const LOOKED_AT_MILLISECONDS = 350;
const HEAP_EVERY = 50;

const untilFileable = (page: Page): Promise<void> =>
  page.getByRole('group', { name: 'Decision' }).getByText('Will be filed under').waitFor({ timeout: 60_000 });

/** Files the open document with one key, and waits until the next one is painted. */
const measureDecision = async (page: Page): Promise<KeyFigures> => {
  const armed = await page.evaluateHandle((selector) => {
    const before = document.querySelector(selector);
    const isNext = (): boolean => {
      const pane = document.querySelector(selector);
      return pane !== null && pane !== before;
    };
    let answeredAt = Number.NaN;
    const once = { capture: true, once: true };
    addEventListener(
      'keydown',
      () => requestAnimationFrame(() => setTimeout(() => (answeredAt = performance.now()))),
      once,
    );
    return { painted: window.markWhenPainted('document', isNext), answered: () => answeredAt };
  }, PANE);
  await page.keyboard.press('i');
  const figures = await armed.evaluate(async ({ painted, answered }) => {
    const shownAt = await painted;
    return {
      inputDelayMs: window.keyDelay,
      answeredMs: answered() - window.lastKeyAt,
      shownMs: shownAt - window.lastKeyAt,
    };
  });
  // It holds the pane before: not let go of, it would be measured as the page's own growth.
  await armed.dispose();
  return figures;
};

/** One document after the other, as a clerk decides them who reads fast. */
export const measureDecisions = async (context: BrowserContext, { count, say }: Options): Promise<DecisionFigures> => {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await watchPage(page);
  await page.goto('/?verificationOutcome=matched');
  await page.getByRole('row').nth(1).waitFor();
  // What comes when the browser is idle has come.
  await page.waitForTimeout(3000);
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  const keys: KeyFigures[] = [];
  const heaps: { decided: number; heapBytes: number }[] = [];
  while (keys.length < count) {
    await untilFileable(page);
    if (keys.length % HEAP_EVERY === 0) heaps.push({ decided: keys.length, heapBytes: await readHeapBytes(session) });
    await page.waitForTimeout(LOOKED_AT_MILLISECONDS);
    keys.push(await measureDecision(page));
    if (keys.length % 100 === 0) say(`${keys.length} decided`);
  }
  heaps.push({ decided: keys.length, heapBytes: await readHeapBytes(session) });
  await page.close();
  return { keys, heaps };
};
