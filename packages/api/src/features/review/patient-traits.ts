import type { Loaded } from '@mikro-orm/postgresql';
import type { Document } from '../../model/document.entity.ts';
import { METADATA_IDENTIFIERS } from '../../model/metadata.entity.ts';
import type { PatientTraits } from './correct-trait.rules.ts';

const NOTHING_READ: PatientTraits = {
  patientFamily: null,
  patientGiven: [],
  patientNameText: null,
  patientBirthDate: null,
  patientSex: null,
  patientBirthPlace: null,
  patientIdentifiers: [],
};

/**
 * Whose a document says it is, as it stands.
 *
 * @throws StoredFormError for numbers in a form that no release wrote: they are not written over.
 */
export const traitsOf = ({ metadata }: Loaded<Document, 'metadata'>): PatientTraits => {
  if (!metadata) return NOTHING_READ;
  const { patientFamily, patientGiven, patientNameText, patientBirthDate, patientSex, patientBirthPlace } = metadata.$;
  return {
    patientFamily: patientFamily ?? null,
    patientGiven,
    patientNameText: patientNameText ?? null,
    patientBirthDate: patientBirthDate ?? null,
    patientSex: patientSex ?? null,
    patientBirthPlace: patientBirthPlace ?? null,
    patientIdentifiers: METADATA_IDENTIFIERS.read(metadata.$.patientIdentifiers),
  };
};
