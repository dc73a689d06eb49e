import type { Agreement, TraitEvidence } from '@mailroom/contracts';

/** What contradicts counts against a patient; what is missing says nothing. */
const WEIGHT: Readonly<Record<Agreement, number>> = { equal: 2, close: 1, missing: 0, different: -1 };

/** How much speaks for a patient, over all traits: candidates come in this order, and equal sums are a tie. */
export const sumEvidence = (evidence: readonly TraitEvidence[]): number =>
  evidence.reduce((sum, { agreement }) => sum + WEIGHT[agreement], 0);
