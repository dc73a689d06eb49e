import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { slowDown } from './slow-line.ts';
import { countTransfer, readHeapBytes, readStart, watchPage } from './watch-page.ts';

interface KeyFigures {
  /** From the press to the start of the page's handlers. */
  readonly inputDelayMs: number;
  /** From the press to the paint of what the key is for. */
  readonly shownMs: number;
}

interface DocumentFigures extends KeyFigures {
  /** Until its file is painted as well, and not its heading and facts alone. */
  readonly fileShownMs: number;
  readonly isPdf: boolean;
}

interface NextPageFigures {
  readonly shownMs: number;
  readonly bytes: number;
}

export interface WorkFigures {
  readonly nextRow: readonly KeyFigures[];
  readonly firstDocument: DocumentFigures;
  readonly nextDocument: readonly DocumentFigures[];
  readonly nextPage: NextPageFigures;
  readonly heapBytes: number;
}

const STEPS = 8;

const timeOf = (page: Page, mark: string): Promise<number> =>
  page.evaluate((mark) => (window.painted[mark] ?? Number.NaN) - window.lastKeyAt, mark);

const measureNextRow = async (page: Page): Promise<KeyFigures> => {
  const armed = await page.evaluateHandle(() => {
    const before = document.activeElement;
    const isMoved = (): boolean => document.activeElement !== before && document.activeElement?.role === 'row';
    return { painted: window.markWhenPainted('row', isMoved) };
  });
  await page.keyboard.press('j');
  await armed.evaluate(({ painted }) => painted);
  return { inputDelayMs: await page.evaluate(() => window.keyDelay), shownMs: await timeOf(page, 'row') };
};

/** A key that shows another document than the one that is shown. */
const measureOpening = async (page: Page, key: 'Enter' | 'n'): Promise<DocumentFigures> => {
  const armed = await page.evaluateHandle(() => {
    const before = document.querySelector('section[aria-label="Document"]');
    const shownPane = (): Element | null => {
      const pane = document.querySelector('section[aria-label="Document"][aria-busy="false"]');
      return pane === before ? null : pane;
    };
    const isFileThere = (): boolean => {
      const file = shownPane()?.querySelector('#attachment');
      if (!file || file.querySelector('.mantine-Skeleton-root, .react-pdf__message')) return false;
      return file.querySelector('canvas, img, iframe') !== null || (file.textContent ?? '').trim() !== '';
    };
    return {
      painted: Promise.all([
        window.markWhenPainted('document', () => shownPane() !== null),
        window.markWhenPainted('file', isFileThere),
      ]),
    };
  });
  await page.keyboard.press(key);
  await armed.evaluate(({ painted }) => painted);
  return {
    inputDelayMs: await page.evaluate(() => window.keyDelay),
    shownMs: await timeOf(page, 'document'),
    fileShownMs: await timeOf(page, 'file'),
    isPdf: (await page.locator('#attachment canvas').count()) > 0,
  };
};

/** As far down as the list goes: until rows of the next page are painted. */
const measureNextPage = async (page: Page, session: CDPSession): Promise<NextPageFigures> => {
  const transferred = countTransfer(session);
  const shownMs = await page.evaluate(async () => {
    const scroller = document.querySelector('[role=grid] > [role=rowgroup]:last-child');
    const space = scroller?.firstElementChild;
    if (!scroller || !space) throw new Error('The list is not there');
    const before = space.clientHeight;
    const from = performance.now();
    scroller.scrollTo({ top: before });
    const nextFrame = () => new Promise((act) => requestAnimationFrame(act));
    // The list grows without a change that an observer of the document is told of.
    while (space.clientHeight <= before) await nextFrame();
    await nextFrame();
    return performance.now() - from;
  });
  return { shownMs, bytes: transferred().bytes };
};

/** Working through the list with the keyboard, in a browser that has been here before. */
export const measureWork = async (context: BrowserContext, cpuSlowdown: number): Promise<WorkFigures> => {
  const page = await context.newPage();
  const session = await slowDown(page, cpuSlowdown);
  await watchPage(page);
  await page.goto('/', { waitUntil: 'commit' });
  await readStart(page);
  // What comes when the browser is idle has come.
  await page.waitForTimeout(3000);
  const nextPage = await measureNextPage(page, session);
  await page.evaluate(() => document.querySelector('[role=grid] > [role=rowgroup]:last-child')?.scrollTo({ top: 0 }));
  await page.waitForTimeout(500);
  const nextRow: KeyFigures[] = [];
  for (let step = 0; step < STEPS; step += 1) nextRow.push(await measureNextRow(page));
  const firstDocument = await measureOpening(page, 'Enter');
  const nextDocument: DocumentFigures[] = [];
  for (let step = 0; step < STEPS; step += 1) {
    await page.waitForTimeout(1500);
    nextDocument.push(await measureOpening(page, 'n'));
  }
  const heapBytes = await readHeapBytes(session);
  await page.close();
  return { nextRow, firstDocument, nextDocument, nextPage, heapBytes };
};
