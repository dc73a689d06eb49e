import type { Correction, PartialDate, PatientIdentifier, PlaceCode, Sex } from '@mailroom/contracts';

/** What the metadata says of a patient. */
export interface PatientTraits {
  readonly patientFamily: string | null;
  readonly patientGiven: string[];
  /** The whole name as it is written, where the document does not tell its parts apart. */
  readonly patientNameText: string | null;
  readonly patientBirthDate: PartialDate | null;
  readonly patientSex: Sex | null;
  readonly patientBirthPlace: PlaceCode | null;
  readonly patientIdentifiers: PatientIdentifier[];
}

/** The trait of a correction as it stands before it. */
export const traitOf = (trait: Correction['trait'], traits: PatientTraits): Correction => {
  const corrections: Readonly<Record<Correction['trait'], Correction>> = {
    family: { trait: 'family', value: traits.patientFamily },
    given: { trait: 'given', value: traits.patientGiven },
    birthDate: { trait: 'birthDate', value: traits.patientBirthDate },
    sex: { trait: 'sex', value: traits.patientSex },
    birthPlace: { trait: 'birthPlace', value: traits.patientBirthPlace },
    identifier: { trait: 'identifier', value: traits.patientIdentifiers },
  };
  return corrections[trait];
};

/** The traits with the correction in them. */
export const withCorrection = (traits: PatientTraits, { trait, value }: Correction): PatientTraits => {
  if (trait === 'family') return { ...traits, patientFamily: value };
  if (trait === 'given') return { ...traits, patientGiven: value };
  if (trait === 'birthDate') return { ...traits, patientBirthDate: value };
  if (trait === 'sex') return { ...traits, patientSex: value };
  if (trait === 'birthPlace') return { ...traits, patientBirthPlace: value };
  return { ...traits, patientIdentifiers: value };
};

/** Whether the document is found by other words after the correction. */
export const isOfName = (trait: Correction['trait']): boolean => trait === 'family' || trait === 'given';
