import { z } from 'zod';
import { PartialDate } from '../documents/partial-date.ts';
import { PatientIdentifier } from '../documents/patient-identifier.ts';
import { Sex } from '../documents/sex.ts';
import { MatchGrade } from './match-grade.ts';
import { TraitEvidence } from './trait-evidence.ts';

/** A patient whom a document may be about: as the hospital knows them, and how that agrees with the document. */
export const CandidateView = z.strictObject({
  patientId: z.uuid(),
  family: z.string().nullable(),
  birthFamily: z.string().nullable(),
  given: z.array(z.string()),
  birthDate: PartialDate.nullable(),
  sex: Sex.nullable(),
  identifiers: z.array(PatientIdentifier),
  isActive: z.boolean(),
  /** False: a part of the hospital's record could not be read. Such a record is never matched by itself. */
  isUnderstood: z.boolean(),
  /** Made here, and not known to the hospital before the document is. */
  isProvisional: z.boolean(),
  grade: MatchGrade,
  evidence: z.array(TraitEvidence),
});
export type CandidateView = z.infer<typeof CandidateView>;
