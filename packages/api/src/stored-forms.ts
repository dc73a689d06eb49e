import { PROVE_POSITION } from './features/documents/index.ts';
import { NARRATIVE } from './features/extraction/index.ts';
import { JOBS } from './jobs.ts';
import { AUDIT_DETAILS } from './model/audit-event.entity.ts';
import { CANDIDATE_EVIDENCE } from './model/candidate.entity.ts';
import { CORRECTION_AS_READ } from './model/correction.entity.ts';
import { EFFECT_STEPS } from './model/effect.entity.ts';
import {
  METADATA_IDENTIFIERS,
  METADATA_LOST_FILES,
  METADATA_NOT_UNDERSTOOD,
  METADATA_OTHER_PATIENTS,
} from './model/metadata.entity.ts';
import { PATIENT_IDENTIFIERS } from './model/patient.entity.ts';
import { READING_CONTENT } from './model/reading-form.ts';
import type { StoredForm } from './platform/stored/stored-form.ts';

/** Every JSON column, by its table and column, every job, and every file of JSON. The drift gate fails while one is missing here. */
export const storedForms: readonly StoredForm<unknown, unknown>[] = [
  METADATA_IDENTIFIERS,
  METADATA_OTHER_PATIENTS,
  METADATA_NOT_UNDERSTOOD,
  METADATA_LOST_FILES,
  PATIENT_IDENTIFIERS,
  READING_CONTENT,
  CORRECTION_AS_READ,
  CANDIDATE_EVIDENCE,
  EFFECT_STEPS,
  AUDIT_DETAILS,
  NARRATIVE,
  PROVE_POSITION,
  ...Object.values(JOBS).map(({ form }) => form),
];
