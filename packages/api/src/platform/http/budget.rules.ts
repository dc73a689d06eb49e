import type { Budget } from '@mailroom/contracts';

/** What was spent; `bytes` is null where nobody counted them. */
export interface Spent {
  readonly statements: number;
  readonly externalCalls: number;
  readonly bytes: number | null;
}

/** A part of a budget that was exceeded. */
export interface Exceeded {
  readonly part: keyof Budget;
  readonly spent: number;
  readonly allowed: number;
}

/** The parts of a budget that were exceeded. */
export const overBudget = (budget: Budget, spent: Spent): Exceeded[] =>
  (['statements', 'externalCalls', 'bytes'] as const).flatMap((part) => {
    const amount = spent[part];
    return amount !== null && amount > budget[part] ? [{ part, spent: amount, allowed: budget[part] }] : [];
  });

/** As a sentence says it: `23 of 1 statements`. */
export const exceededWords = (exceeded: readonly Exceeded[]): string =>
  exceeded.map(({ part, spent, allowed }) => `${spent} of ${allowed} ${part}`).join(', ');
