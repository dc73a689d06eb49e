import type { Agreement, TraitEvidence } from '@mailroom/contracts';

/** What contradicts says no more for a person than what is missing: neither raises a grade. */
const STRENGTH: Readonly<Record<Agreement, number>> = { equal: 2, close: 1, different: 0, missing: 0 };

export const isAtLeastClose = (agreement: Agreement): boolean => STRENGTH[agreement] >= STRENGTH.close;

/** The strongest of several: a name in use beside a name at birth. `different` if only that is said. */
export function strongestOf(agreements: readonly Agreement[]): Agreement {
  const order = ['equal', 'close', 'different'] as const;
  return order.find((agreement) => agreements.includes(agreement)) ?? 'missing';
}

/** What contradicts counts against a patient; what is missing says nothing. */
const WEIGHT: Readonly<Record<Agreement, number>> = { equal: 2, close: 1, missing: 0, different: -1 };

/** How much speaks for a patient, over all traits: candidates come in this order, and equal sums are a tie. */
export const sumEvidence = (evidence: readonly TraitEvidence[]): number =>
  evidence.reduce((sum, { agreement }) => sum + WEIGHT[agreement], 0);
