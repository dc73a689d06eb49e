import type { PatientRecord } from '../../platform/fhir/read-record.ts';
import { compareTraits, gradeAgreements } from './grade-patient.rules.ts';
import { knownRecord } from './known-patient.ts';
import type { ReadTraits } from './traits.rules.ts';

const FOUND = new Set(['certain', 'probable']);

/**
 * Whether one of the records is so like the person of a document that nobody needs to look further: certain or probable, open,
 * and nothing in it contradicts. A number or a name that contradicts may be somebody else's, who has yet to be found.
 */
export const isFound = (traits: ReadTraits, records: readonly PatientRecord[]): boolean =>
  records.some((record) => {
    const known = knownRecord(record);
    const agreements = compareTraits(traits, known, { sharedIdentifiers: [] });
    return (
      known.isActive &&
      known.replacedByFhirId === null &&
      FOUND.has(gradeAgreements(agreements).grade) &&
      !Object.values(agreements).includes('different')
    );
  });
