import type { Correction, PartialDate, PatientIdentifier, Sex } from '@mailroom/contracts';

/** What the metadata says of a patient. */
export interface PatientTraits {
  readonly patientFamily: string | null;
  readonly patientGiven: string[];
  readonly patientBirthDate: PartialDate | null;
  readonly patientSex: Sex | null;
  readonly patientIdentifiers: PatientIdentifier[];
}

/** The trait of a correction as it stands before it. */
export const traitOf = (trait: Correction['trait'], traits: PatientTraits): Correction => {
  switch (trait) {
    case 'family':
      return { trait, value: traits.patientFamily };
    case 'given':
      return { trait, value: traits.patientGiven };
    case 'birthDate':
      return { trait, value: traits.patientBirthDate };
    case 'sex':
      return { trait, value: traits.patientSex };
    case 'identifier':
      return { trait, value: traits.patientIdentifiers };
  }
};

/** The traits with the correction in them. */
export const withCorrection = (traits: PatientTraits, { trait, value }: Correction): PatientTraits => {
  switch (trait) {
    case 'family':
      return { ...traits, patientFamily: value };
    case 'given':
      return { ...traits, patientGiven: value };
    case 'birthDate':
      return { ...traits, patientBirthDate: value };
    case 'sex':
      return { ...traits, patientSex: value };
    case 'identifier':
      return { ...traits, patientIdentifiers: value };
  }
};

/** Whether the document is found by other words after the correction. */
export const isOfName = (trait: Correction['trait']): boolean => trait === 'family' || trait === 'given';
