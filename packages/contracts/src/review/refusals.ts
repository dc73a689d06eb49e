import { z } from 'zod';
import { DocumentStatus } from '../documents/document-status.ts';
import type { StatusesOf } from '../refusal-status.ts';

/** Somebody else holds the document. `holderName` is a colleague's; the claim ends by itself at `heldUntil`. */
export const DocumentClaimed = z.strictObject({
  code: z.literal('DocumentClaimed'),
  documentId: z.uuid(),
  holderName: z.string(),
  heldUntil: z.iso.datetime(),
});

/** Somebody changed or decided the document after the caller saw it. `changedByName` is `Mailroom` when it was no person. */
export const DocumentChanged = z.strictObject({
  code: z.literal('DocumentChanged'),
  documentId: z.uuid(),
  versionSeen: z.int(),
  versionNow: z.int(),
  status: DocumentStatus,
  changedByName: z.string(),
});

/** What was asked does not go with where the document stands: a filed document is not claimed, one under review not recalled. */
export const StatusUnfit = z.strictObject({
  code: z.literal('StatusUnfit'),
  documentId: z.uuid(),
  status: DocumentStatus,
});

/** Nothing but a verified identity is filed. The clerk chooses a candidate, corrects a trait or makes a provisional patient. */
export const IdentityNotVerified = z.strictObject({ code: z.literal('IdentityNotVerified'), documentId: z.uuid() });

/** The identity was verified too long ago, or without the hospital's server. It is being checked again. */
export const IdentityStale = z.strictObject({ code: z.literal('IdentityStale'), documentId: z.uuid() });

/** The patient's record was closed or merged into another one since. */
export const PatientInactive = z.strictObject({ code: z.literal('PatientInactive'), documentId: z.uuid() });

/** The document has files that nobody can read here, and nobody said that it may be filed without them. */
export const LostFilesNotAccepted = z.strictObject({
  code: z.literal('LostFilesNotAccepted'),
  documentId: z.uuid(),
});

/** The document was received before, or a newer version of it is there, and nobody said that it may be filed all the same. */
export const KnownDocumentNotAccepted = z.strictObject({
  code: z.literal('KnownDocumentNotAccepted'),
  documentId: z.uuid(),
});

/** The patient is none of the document's candidates. */
const CandidateNotFound = z.strictObject({ code: z.literal('CandidateNotFound'), patientId: z.uuid() });

/**
 * Nobody looked widely for the patient a moment ago, or the document says something else since, or somebody like them was made
 * meanwhile: a provisional patient would be made blindly.
 */
const PatientSearchNeeded = z.strictObject({ code: z.literal('PatientSearchNeeded'), documentId: z.uuid() });

/** Somebody in the record is like the patient: it has to be said why they are another person. */
const ReasonNeeded = z.strictObject({ code: z.literal('ReasonNeeded'), documentId: z.uuid() });

/** The decision has reached the hospital's record: it is recalled, not undone. */
const UndoTooLate = z.strictObject({ code: z.literal('UndoTooLate'), documentId: z.uuid() });

/** No such user works in this facility. */
const AssigneeNotFound = z.strictObject({ code: z.literal('AssigneeNotFound'), assigneeId: z.uuid() });

/** No such tag in this facility. */
const TagNotFound = z.strictObject({ code: z.literal('TagNotFound'), tagId: z.uuid() });

/** A clerk recalls what they filed themselves, a supervisor anybody's. */
const FiledByOther = z.strictObject({
  code: z.literal('FiledByOther'),
  documentId: z.uuid(),
  filedByName: z.string(),
});

/** Whoever prepares documents takes them on; only a supervisor gives them to somebody else. */
const AssignsOther = z.strictObject({ code: z.literal('AssignsOther') });

export const reviewRefusals = [
  DocumentClaimed,
  DocumentChanged,
  StatusUnfit,
  IdentityNotVerified,
  IdentityStale,
  PatientInactive,
  LostFilesNotAccepted,
  KnownDocumentNotAccepted,
  CandidateNotFound,
  PatientSearchNeeded,
  ReasonNeeded,
  UndoTooLate,
  AssigneeNotFound,
  TagNotFound,
  FiledByOther,
  AssignsOther,
] as const;

/** How HTTP says them. */
export const reviewRefusalStatuses: StatusesOf<typeof reviewRefusals> = {
  DocumentClaimed: 'CONFLICT',
  DocumentChanged: 'CONFLICT',
  StatusUnfit: 'CONFLICT',
  IdentityNotVerified: 'PRECONDITION_FAILED',
  IdentityStale: 'PRECONDITION_FAILED',
  PatientInactive: 'PRECONDITION_FAILED',
  KnownDocumentNotAccepted: 'PRECONDITION_FAILED',
  LostFilesNotAccepted: 'PRECONDITION_FAILED',
  CandidateNotFound: 'NOT_FOUND',
  PatientSearchNeeded: 'PRECONDITION_FAILED',
  ReasonNeeded: 'PRECONDITION_FAILED',
  UndoTooLate: 'CONFLICT',
  AssigneeNotFound: 'NOT_FOUND',
  TagNotFound: 'NOT_FOUND',
  FiledByOther: 'FORBIDDEN',
  AssignsOther: 'FORBIDDEN',
};
