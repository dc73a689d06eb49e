import { AsyncLocalStorage } from 'node:async_hooks';

/** What a call has cost so far. */
export interface Cost {
  /** The SQL statements in order, as prepared names or texts; values are never in them. */
  readonly statements: string[];
  externalCalls: number;
  /** The call that this one is part of: what a part costs, the whole costs. */
  readonly whole: Cost | null;
}

const current = new AsyncLocalStorage<Cost>();

/** Opening a transaction and setting its facility belong to the session, not to the procedure. */
const OF_THE_SESSION = /^select set_config\(/;

const add = (change: (cost: Cost) => void): void => {
  for (let cost = current.getStore() ?? null; cost !== null; cost = cost.whole) change(cost);
};

/** Counts a statement against the call that it is made for. */
export const countStatement = (text: string): void => {
  if (!OF_THE_SESSION.test(text)) add(({ statements }) => statements.push(text));
};

/** Counts a call to another system against the call that it is made for. */
export const countExternalCall = (): void =>
  add((cost) => {
    cost.externalCalls += 1;
  });

/** Runs a call and tells what it cost. Calls of one batch are measured apart. */
export const measureCost = async <Result>(run: () => Promise<Result>): Promise<{ result: Result; cost: Cost }> => {
  const cost: Cost = { statements: [], externalCalls: 0, whole: current.getStore() ?? null };
  return { result: await current.run(cost, run), cost };
};
