import { PATIENT_IDENTIFIERS, type Patient } from '../../model/patient.entity.ts';
import type { PatientRecord } from '../../platform/fhir/read-record.ts';
import { type MirroredPatient, patientFromFhir } from './patient-from-fhir.ts';
import type { KnownPatient } from './traits.rules.ts';

/** What the rules compare of a record. */
export const traitsKnown = (
  record: Omit<MirroredPatient, 'identifiers'> & { readonly isUnderstood: boolean },
): Omit<KnownPatient, 'id' | 'identifiers'> => ({
  fhirId: record.fhirId,
  family: record.family ?? null,
  birthFamily: record.birthFamily ?? null,
  formerFamilies: record.formerFamilies,
  given: record.given,
  birthGiven: record.birthGiven,
  nameText: record.nameText ?? null,
  birthDate: record.birthDate ?? null,
  sex: record.sex ?? null,
  birthPlace: record.birthPlaceCode ?? null,
  formerNumbers: record.formerNumbers,
  identityStatus: record.identityStatus ?? null,
  isActive: record.isActive,
  isUnderstood: record.isUnderstood,
  replacedByFhirId: record.replacedByFhirId ?? null,
});

/** The same of a row of the mirror. */
export const knownPatient = (patient: Patient): KnownPatient => ({
  ...traitsKnown(patient),
  id: patient.id,
  identifiers: PATIENT_IDENTIFIERS.read(patient.identifiers),
});

/** The same of a record that is not mirrored. */
export const knownRecord = (record: PatientRecord): KnownPatient => {
  const mirrored = patientFromFhir(record);
  const traits = traitsKnown({ ...mirrored, isUnderstood: record.isUnderstood });
  return { ...traits, id: record.id, identifiers: mirrored.identifiers };
};
