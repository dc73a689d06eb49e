import type { Browser, Page } from 'playwright-core';

interface TraceEvent {
  readonly name: string;
  readonly dur?: number;
}

/** On the page's own thread: what is parsed beside it while it comes over the line costs nobody time. */
const COMPILING = new Set(['v8.compile', 'v8.compileModule']);
const RUNNING = new Set(['EvaluateScript', 'v8.evaluateModule', 'v8.run']);

const CATEGORIES = ['v8', 'devtools.timeline'];

const milliseconds = (events: readonly TraceEvent[], names: ReadonlySet<string>): number =>
  events.reduce((sum, { name, dur = 0 }) => sum + (names.has(name) ? dur / 1000 : 0), 0);

/** How long the browser parsed and compiled scripts, and ran their top level, while `act` ran. */
export const traceScripts = async (browser: Browser, page: Page, act: () => Promise<void>) => {
  await browser.startTracing(page, { categories: CATEGORIES });
  await act();
  const trace: { traceEvents: TraceEvent[] } = JSON.parse((await browser.stopTracing()).toString());
  return {
    compileMs: milliseconds(trace.traceEvents, COMPILING),
    evaluateMs: milliseconds(trace.traceEvents, RUNNING),
  };
};
