import { AsyncLocalStorage } from 'node:async_hooks';

/** A statement as it was sent. */
export interface SentStatement {
  /** The prepared name, or the text; values are never in it. */
  readonly text: string;
  /** `file:line:column` of what asked for it; null where calls are not traced. */
  readonly callSite: string | null;
}

/** What a call has cost so far. */
interface Cost {
  readonly statements: SentStatement[];
  externalCalls: number;
  /** The call that this one is part of: what a part costs, the whole costs. */
  readonly whole: Cost | null;
  readonly isTraced: boolean;
}

const current = new AsyncLocalStorage<Cost>();

/** Opening a transaction and setting its facility belong to the session, not to the procedure. */
const OF_THE_SESSION = /^select set_config\(/;

/** Frames of the ground that every statement passes through. */
const GROUND = /node_modules|node:|\/platform\/(?!.*\.test\.)/;
const MAX_FRAMES = 60;

/** The nearest frame that belongs to a room, or to a test. */
const callSite = (): string | null => {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = MAX_FRAMES;
  const [, ...frames] = (new Error().stack ?? '').split('\n');
  Error.stackTraceLimit = stackTraceLimit;
  const frame = frames.find((line) => /:\d+:\d+\)?$/.test(line) && !GROUND.test(line));
  return frame?.replace(/^.*?\(?([^\s(]+:\d+:\d+)\)?$/, '$1').replace(/^.*\/packages\//, 'packages/') ?? null;
};

const add = (change: (cost: Cost) => void): void => {
  for (let cost = current.getStore() ?? null; cost !== null; cost = cost.whole) change(cost);
};

/** Counts a statement against the call that it is made for. */
export const countStatement = (text: string): void => {
  if (OF_THE_SESSION.test(text)) return;
  const sent = { text, callSite: current.getStore()?.isTraced ? callSite() : null };
  add(({ statements }) => {
    statements.push(sent);
  });
};

/** Counts a call to another system against the call that it is made for. */
export const countExternalCall = (): void =>
  add((cost) => {
    cost.externalCalls += 1;
  });

/** Runs what a process learns once and keeps: no call's cost. */
export const uncounted = <Result>(run: () => Result): Result => current.exit(run);

interface Measured<Result> {
  readonly result: Result;
  readonly cost: Cost;
}

/** Runs a call and tells what it cost. Calls of one batch are measured apart. Tracing tells from where; it is slow. */
export const measureCost = async <Result>(
  run: () => Promise<Result>,
  { isTraced }: { readonly isTraced: boolean },
): Promise<Measured<Result>> => {
  const cost: Cost = { statements: [], externalCalls: 0, whole: current.getStore() ?? null, isTraced };
  return { result: await current.run(cost, run), cost };
};
