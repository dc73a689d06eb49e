import type { MatchGrade, TraitEvidence } from '@mailroom/contracts';
import type { PatientTraits } from './correct-trait.rules.ts';

/** A patient whom the hospital does not know has at least a family name and a birth date: less would name nobody. */
export const namesSomebody = ({ patientFamily, patientBirthDate }: PatientTraits): boolean =>
  patientFamily !== null && patientBirthDate !== null;

const agreement = (isStated: boolean) => (isStated ? 'equal' : 'missing');

/** A patient made of a document's traits agrees with it in all that it states. */
export const ownEvidence = (traits: PatientTraits): { grade: MatchGrade; evidence: TraitEvidence[] } => {
  const { patientIdentifiers, patientFamily, patientGiven, patientBirthDate, patientSex } = traits;
  const isNumbered = patientIdentifiers.length > 0;
  return {
    grade: isNumbered ? 'certain' : 'probable',
    evidence: [
      { trait: 'identifier', agreement: agreement(isNumbered) },
      { trait: 'family', agreement: agreement(patientFamily !== null) },
      { trait: 'given', agreement: agreement(patientGiven.length > 0) },
      { trait: 'birthDate', agreement: agreement(patientBirthDate !== null) },
      { trait: 'sex', agreement: agreement(patientSex !== null) },
    ],
  };
};
