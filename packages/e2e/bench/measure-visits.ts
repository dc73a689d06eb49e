import type { BrowserContext } from 'playwright-core';
import { slowDown } from './slow-line.ts';
import { traceScripts } from './trace-scripts.ts';
import { countTransfer, readHeapBytes, readStart, watchPage } from './watch-page.ts';

export interface VisitFigures {
  readonly firstRowMs: number;
  readonly interactiveMs: number;
  readonly requests: number;
  readonly bytes: number;
  readonly scriptBytes: number;
  readonly compileMs: number;
  readonly evaluateMs: number;
  readonly heapBytes: number;
}

/** As long as a visit lasts at least: before it is over the browser has put away what it made of the scripts. */
const VISIT_MILLISECONDS = 4000;

/** One visit of somebody who is signed in, in a tab of its own: until the list is there and answers. */
export const measureVisit = async (context: BrowserContext, cpuSlowdown: number): Promise<VisitFigures> => {
  const browser = context.browser();
  if (browser === null) throw new Error('Only a browser that was launched can be traced');
  const page = await context.newPage();
  const session = await slowDown(page, cpuSlowdown);
  await watchPage(page);
  const transferred = countTransfer(session);
  const scripts = await traceScripts(browser, page, async () => {
    await page.goto('/', { waitUntil: 'commit' });
    await readStart(page);
  });
  const start = await readStart(page);
  const figures = { ...start, ...transferred(), ...scripts, heapBytes: await readHeapBytes(session) };
  await page.waitForTimeout(VISIT_MILLISECONDS);
  await page.close();
  return figures;
};
