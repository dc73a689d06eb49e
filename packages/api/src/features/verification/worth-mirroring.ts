import { replacedBy } from '../../platform/fhir/fhir-patient.ts';
import type { PatientRecord } from '../../platform/fhir/read-record.ts';
import { gradePatient } from './grade-patient.rules.ts';
import { knownRecord } from './known-patient.ts';
import type { ReadTraits } from './traits.rules.ts';

const isLikely = (traits: ReadTraits, record: PatientRecord): boolean =>
  gradePatient(traits, knownRecord(record), { sharedIdentifiers: [] }).grade !== 'unlikely';

/**
 * A wide search finds people who only share a birth date with a document: what is known of them stays at the hospital. Merged
 * records and those that took their place are kept together, and so is whom a clerk chose.
 */
export const worthMirroring = (
  traits: ReadTraits,
  records: readonly PatientRecord[],
  chosenFhirId: string | undefined,
): readonly PatientRecord[] => {
  const heirs = new Set(records.map(replacedBy));
  return records.filter(
    (record) =>
      record.id === chosenFhirId || replacedBy(record) !== null || heirs.has(record.id) || isLikely(traits, record),
  );
};
