import type { PatientTraits } from './correct-trait.rules.ts';

/** A patient whom the hospital does not know has at least a family name and a birth date: less would name nobody. */
export const namesSomebody = ({ patientFamily, patientBirthDate }: PatientTraits): boolean =>
  patientFamily !== null && patientBirthDate !== null;
