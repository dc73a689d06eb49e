import type { Agreement, Trait, TraitEvidence } from '@mailroom/contracts';

/** What contradicts counts against a patient; what is missing says nothing. */
const WEIGHT: Readonly<Record<Agreement, number>> = { equal: 2, close: 1, missing: 0, different: -1 };

/** More than all traits together weigh, so that the step decides before their sum. */
const STEP = 20;
const OF_PERSON: readonly Trait[] = ['family', 'given', 'birthDate'];

/**
 * How much speaks for a patient, over all traits: candidates come in this order, and equal sums are a tie.
 *
 * A person whose name and birth date agree comes before whoever has the number of the document and not these, and who has
 * nothing but the number comes last: numbers are mistyped, and a chart is a person's.
 */
export const sumEvidence = (evidence: readonly TraitEvidence[]): number => {
  const agreeing = evidence.filter(({ trait, agreement }) => OF_PERSON.includes(trait) && WEIGHT[agreement] > 0).length;
  const step = agreeing === OF_PERSON.length ? 2 : Math.min(agreeing, 1);
  return STEP * step + evidence.reduce((sum, { agreement }) => sum + WEIGHT[agreement], 0);
};
