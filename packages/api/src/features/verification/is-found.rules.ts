import { compareTraits, gradeAgreements } from './grade-patient.rules.ts';
import type { KnownPatient, ReadTraits } from './traits.rules.ts';

const FOUND = new Set(['certain', 'probable']);

/**
 * Whether one of the patients is so like the person of a document that nobody needs to look further: certain or probable, open,
 * and nothing contradicts. A number or a name that contradicts may be somebody else's, who has yet to be found.
 */
export const isFound = (traits: ReadTraits, patients: readonly KnownPatient[]): boolean =>
  patients.some((known) => {
    if (!known.isActive || known.replacedByFhirId !== null) return false;
    const agreements = compareTraits(traits, known, { sharedIdentifiers: [] });
    return FOUND.has(gradeAgreements(agreements).grade) && !Object.values(agreements).includes('different');
  });
