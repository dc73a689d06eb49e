import type { CandidateView, MetadataView } from '@mailroom/contracts';
import { traitOnDocument } from './compare-traits.ts';

/**
 * Why a French national identity (INS) has to be looked at by a person. The codes are those by which French systems answer each other
 * (ANS, "Volet Transmission au LPS de documents CDA provenant d'un courriel MSSanté" 1.1.3, table of application errors).
 *
 * - `absent`, 903: the record has one and the document states none.
 * - `different`, 904: number or traits are not exactly those of the record.
 * - `incomplete`, 905: the number is there, and not all of the traits.
 */
export type InsDoubt = 'absent' | 'different' | 'incomplete';

const isStated = (metadata: MetadataView, trait: CandidateView['strictDoubts'][number]): boolean => {
  const { value } = traitOnDocument(metadata, trait);
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== 'unknown';
};

export const insDoubtOf = (metadata: MetadataView, candidate: CandidateView): InsDoubt | null => {
  const { strictDoubts, lacksIns } = candidate;
  if (strictDoubts.length === 0) return lacksIns ? 'absent' : null;
  return strictDoubts.some((trait) => isStated(metadata, trait)) ? 'different' : 'incomplete';
};
