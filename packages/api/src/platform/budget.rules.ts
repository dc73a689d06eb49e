import type { Budget } from '@mailroom/contracts';

/** What was spent; `bytes` is null where nobody counted them. */
export interface Spent {
  readonly statements: number;
  readonly externalCalls: number;
  readonly bytes: number | null;
}

/** The parts of a budget that were exceeded, each as `spent of allowed`. */
export const overBudget = (budget: Budget, spent: Spent): string[] =>
  (['statements', 'externalCalls', 'bytes'] as const).flatMap((part) => {
    const amount = spent[part];
    return amount !== null && amount > budget[part] ? [`${amount} of ${budget[part]} ${part}`] : [];
  });
