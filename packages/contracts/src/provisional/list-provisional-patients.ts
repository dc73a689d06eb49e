import { z } from 'zod';
import { contract } from '../contract.ts';
import { DocumentStatus } from '../documents/document-status.ts';
import { PartialDate } from '../documents/partial-date.ts';
import { Sex } from '../documents/sex.ts';
import { ProvisionalReason } from '../review/provisional-reason.ts';
import { READING_ROLES } from '../session/role.ts';
import { MatchGrade } from '../verification/match-grade.ts';
import { TraitEvidence } from '../verification/trait-evidence.ts';

/** `cursor` is `nextCursor` of the page before; null for the first page. */
export const ListProvisionalPatientsInput = z.strictObject({
  cursor: z.string().max(200).nullable(),
  limit: z.int().min(1).max(50),
});

/** Who a record says that somebody is. */
const PersonView = z.strictObject({
  family: z.string().nullable(),
  given: z.array(z.string()),
  nameText: z.string().nullable(),
  birthDate: PartialDate.nullable(),
  sex: Sex.nullable(),
});

/** A document that is a provisional patient's. */
const TheirDocument = z.strictObject({ documentId: z.uuid(), title: z.string(), status: DocumentStatus });

/** A record of the hospital that may be the real one. */
export const LikelyRecordView = z.strictObject({
  ...PersonView.shape,
  patientId: z.uuid(),
  medicalRecordNumber: z.string().nullable(),
  isActive: z.boolean(),
  grade: MatchGrade,
  evidence: z.array(TraitEvidence),
  /** It was there when the patient was made, and somebody said why it is another person. */
  isRuledOut: z.boolean(),
});
export type LikelyRecordView = z.infer<typeof LikelyRecordView>;

/** A patient who was made here and has not been merged into a real record yet. */
export const ProvisionalPatientRow = z.strictObject({
  id: z.uuid(),
  person: z.strictObject({ ...PersonView.shape, documents: z.array(TheirDocument) }),
  madeAt: z.iso.datetime(),
  madeByName: z.string(),
  reason: ProvisionalReason.nullable(),
  likelyRecords: z.array(LikelyRecordView),
  /** Null: nobody has said which is the real record. Until then a merge can be undone; afterwards the documents move. */
  mergeDueAt: z.iso.datetime().nullable(),
});
export type ProvisionalPatientRow = z.infer<typeof ProvisionalPatientRow>;

export const ListProvisionalPatientsOutput = z.strictObject({
  rows: z.array(ProvisionalPatientRow),
  nextCursor: z.string().nullable(),
});
export type ListProvisionalPatientsOutput = z.infer<typeof ListProvisionalPatientsOutput>;

/** The provisional patients of the facility that are not merged yet, the newest first. */
export const listProvisionalPatients = contract({
  kind: 'query',
  roles: READING_ROLES,
  input: ListProvisionalPatientsInput,
  output: ListProvisionalPatientsOutput,
  refusals: ['NotSignedIn', 'InputInvalid', 'CursorInvalid'],
  audit: [],
  budget: { statements: 1, externalCalls: 0, bytes: 200_000 },
});
