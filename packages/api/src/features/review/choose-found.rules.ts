import type { Trait, TraitEvidence } from '@mailroom/contracts';

/** The traits in which a patient contradicts the document: nobody is chosen against them by a slip of the hand. */
export const contradictions = (evidence: readonly TraitEvidence[]): Trait[] =>
  evidence.filter(({ agreement }) => agreement === 'different').map(({ trait }) => trait);
