import { type FoundPatient, MAX_FOUND, type PatientsFound } from '@mailroom/contracts';
import { comparedIdentifiers, isOfIns } from '../../platform/fhir/identifier-systems.rules.ts';
import type { PatientRecord } from '../../platform/fhir/read-record.ts';
import { sumEvidence } from '../../platform/rules/sum-evidence.rules.ts';
import { candidateOf } from './identity-result.rules.ts';
import { knownRecord } from './known-patient.ts';
import { patientFromFhir } from './patient-from-fhir.ts';
import type { KnownPatient, ReadTraits } from './traits.rules.ts';

/** Whom a search found, as the rules compare them, and what a clerk has to know besides. */
export interface Found {
  readonly known: KnownPatient;
  readonly isDeceased: boolean;
  readonly recordNumberSystem: string | null;
}

/** A record of the hospital's server as a search shows it. */
export const recordFound = (record: PatientRecord): Found => {
  const { isDeceased, medicalRecordNumberSystem = null } = patientFromFhir(record);
  return { known: knownRecord(record), isDeceased, recordNumberSystem: medicalRecordNumberSystem };
};

const compareWith = (traits: ReadTraits, { known, isDeceased, recordNumberSystem }: Found): FoundPatient => {
  const { grade, evidence, strictDoubts } = candidateOf(traits, known);
  return {
    fhirId: known.fhirId,
    family: known.family,
    birthFamily: known.birthFamily,
    formerFamilies: [...(known.formerFamilies ?? [])],
    nameText: known.nameText ?? null,
    given: [...known.given],
    birthGiven: [...(known.birthGiven ?? [])],
    birthDate: known.birthDate,
    sex: known.sex,
    birthPlace: known.birthPlace ?? null,
    identityStatus: known.identityStatus ?? null,
    lacksIns: known.identifiers.some(isOfIns) && !traits.identifiers.some(isOfIns),
    recordNumberSystem,
    // What else the hospital knows of them stays there, as with candidates.
    identifiers: comparedIdentifiers(known.identifiers, traits.identifiers),
    isActive: known.isActive,
    isUnderstood: known.isUnderstood,
    isDeceased,
    replacedByFhirId: known.replacedByFhirId,
    grade,
    evidence,
    strictDoubts: [...strictDoubts],
  };
};

const isUsable = ({ isActive, replacedByFhirId }: FoundPatient): boolean => isActive && replacedByFhirId === null;

/** Whoever can be chosen comes first, and then who agrees best with the document. */
const byUse = (one: FoundPatient, other: FoundPatient): number =>
  Number(isUsable(other)) - Number(isUsable(one)) ||
  sumEvidence(other.evidence) - sumEvidence(one.evidence) ||
  (one.fhirId < other.fhirId ? -1 : 1);

/** Whom a search found, beside what the document says. */
export const patientsFound = (
  traits: ReadTraits,
  found: readonly Found[],
  { isComplete }: { readonly isComplete: boolean },
): PatientsFound => ({
  patients: found
    .map((one) => compareWith(traits, one))
    .toSorted(byUse)
    .slice(0, MAX_FOUND),
  isComplete: isComplete && found.length <= MAX_FOUND,
});
