import { z } from 'zod';
import { PartialDate } from '../documents/partial-date.ts';
import { PatientIdentifier } from '../documents/patient-identifier.ts';
import { PlaceCode } from '../documents/place-code.ts';
import { Sex } from '../documents/sex.ts';
import { MatchGrade } from './match-grade.ts';
import { Trait, TraitEvidence } from './trait-evidence.ts';

/** A patient whom a document may be about: as the hospital knows them, and how that agrees with the document. */
export const CandidateView = z.strictObject({
  patientId: z.uuid(),
  family: z.string().nullable(),
  birthFamily: z.string().nullable(),
  /** Other names that the patient has or had. */
  formerFamilies: z.array(z.string()),
  /** The whole name of a record that does not tell its parts apart. */
  nameText: z.string().nullable(),
  given: z.array(z.string()),
  /** Given names at birth, where the record has them apart from those in use. */
  birthGiven: z.array(z.string()),
  birthDate: PartialDate.nullable(),
  sex: Sex.nullable(),
  birthPlace: PlaceCode.nullable(),
  /** How far the hospital trusts the record, by HL7 table 0445 as FR Core has it: `VALI`, `QUAL`, `PROV`; null: it does not say. */
  identityStatus: z.string().nullable(),
  /** The record has a national identity of France, and the document states none. */
  lacksIns: z.boolean(),
  /** Of the systems that the document states, or of the same value, and no others. */
  identifiers: z.array(PatientIdentifier),
  /** The system of the hospital's own number, by which it is called so. */
  recordNumberSystem: z.string().nullable(),
  isActive: z.boolean(),
  /** The record that took this one's place after a merge, by its id at the hospital; this one is then not chosen. */
  replacedByFhirId: z.string().nullable(),
  /** False: a part of the hospital's record could not be read. Such a record is never matched by itself. */
  isUnderstood: z.boolean(),
  /** Made here, and not known to the hospital before the document is. */
  isProvisional: z.boolean(),
  grade: MatchGrade,
  evidence: z.array(TraitEvidence),
  /** How much speaks for the patient, over all traits: candidates come in this order, and the same twice is a tie. */
  strength: z.int(),
  /** Strict traits of a French national identity that are not equal: each of them keeps the rules from matching. */
  strictDoubts: z.array(Trait),
});
export type CandidateView = z.infer<typeof CandidateView>;
