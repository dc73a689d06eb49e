import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type {
  Agreement,
  Correction,
  Freshness,
  LossReason,
  MatchGrade,
  ProvisionalReason,
  RecallReason,
  RejectionReason,
  WideSearch,
} from '@mailroom/contracts';
import type { UnfinishedState } from './unfinished-recall.ts';
import type { FilingObstacle } from './why-not-filed.ts';

export const traitNames: Record<Correction['trait'], MessageDescriptor> = {
  family: msg`Family name`,
  given: msg`Given names`,
  birthDate: msg`Birth date`,
  sex: msg`Sex`,
  birthPlace: msg`Place of birth`,
  identifier: msg`Identifiers`,
};

/** What the rules of a national identity compare, within a sentence. */
export const strictTraitNames: Record<Correction['trait'], MessageDescriptor> = {
  family: msg`name at birth`,
  given: msg`first given name`,
  birthDate: msg`date of birth`,
  sex: msg`sex`,
  birthPlace: msg`place of birth`,
  identifier: msg`national number`,
};

export const agreementNames: Record<Agreement, MessageDescriptor> = {
  equal: msg`Agrees`,
  close: msg`Nearly`,
  different: msg`Differs`,
  missing: msg`Cannot tell`,
};

export const gradeNames: Record<MatchGrade, MessageDescriptor> = {
  certain: msg`Certain`,
  probable: msg`Probable`,
  possible: msg`Possible`,
  unlikely: msg`Unlikely`,
};

export const freshnessNames: Record<Freshness, MessageDescriptor> = {
  verified: msg`Checked`,
  stale: msg`Check is out of date`,
  unavailable: msg`Record unavailable`,
};

export const rejectionNames: Record<RejectionReason, MessageDescriptor> = {
  'wrong-facility': msg`Belongs to another hospital`,
  duplicate: msg`Filed before`,
  replaced: msg`Replaced by a newer version`,
  illegible: msg`Illegible`,
  'not-clinical': msg`Not a medical document`,
  other: msg`Another reason; see the note`,
};
// The keys of an object literal are the names of its type.
export const rejectionReasons = Object.keys(rejectionNames) as RejectionReason[];

export const recallNames: Record<RecallReason, MessageDescriptor> = {
  'wrong-patient': msg`Filed under the wrong patient`,
  'wrong-document': msg`Wrong document`,
  duplicate: msg`Filed twice`,
  other: msg`Another reason; see the note`,
};
// As above.
export const recallReasons = Object.keys(recallNames) as RecallReason[];

/** Why a patient is made although somebody is like them. */
export const provisionalReasonNames: Record<ProvisionalReason, MessageDescriptor> = {
  asked: msg`The ward, the sender or the patient was asked`,
  relative: msg`A twin or another relative`,
  namesake: msg`Somebody else of the same name`,
  other: msg`Another reason; see the note`,
};
// As above.
export const provisionalReasons = Object.keys(provisionalReasonNames) as ProvisionalReason[];

/** Why nobody can be made after a search, and what to do. */
export const searchTroubleSentences: Record<Exclude<WideSearch, 'searched'>, MessageDescriptor> = {
  unanswered: msg`The record does not answer now. Nobody is created until it has been searched: search again in a moment.`,
  incomplete: msg`The record has more people like this one than it lists. Correct or complete what was read, then search again.`,
  'not-asked': msg`The record cannot be searched with what was read. Type what the document says of the patient, then search again.`,
};

/** What became of a lost file. */
export const lossNames: Record<LossReason, MessageDescriptor> = {
  empty: msg`nothing is there`,
  referenced: msg`it was not sent with the document`,
  'not-decoded': msg`cut off or garbled`,
  'too-large': msg`too large`,
  broken: msg`broken`,
  'password-needed': msg`a password is needed`,
  'cannot-be-shown': msg`cannot be shown`,
};

/** Where a recall stands that is neither done nor taken back. */
export const unfinishedRecallNames: Record<UnfinishedState, MessageDescriptor> = {
  planned: msg`Will be recalled`,
  sent: msg`Being recalled`,
  unknown: msg`Recall: no clear answer, the record is being asked`,
  refused: msg`Recall refused`,
};

/** Why filing is not possible, and what to do. */
export const obstacleSentences: Record<FilingObstacle, MessageDescriptor> = {
  'being-read': msg`Mailroom is still reading this document.`,
  unreadable: msg`What could not be read cannot be filed. Reject it, or ask the sender for it again.`,
  claimed: msg`A colleague is working on it. Take it over, or go on with the next one.`,
  'check-pending': msg`The patient is being checked against the record. This takes a moment.`,
  'check-unavailable': msg`The record cannot be reached to check the patient. Mailroom keeps trying.`,
  unscoped: msg`Several hospitals share the record, and this one is not set up to tell its own patients. Tell your IT department.`,
  'several-patients': msg`Choose the patient, or correct what was misread.`,
  'no-patient': msg`No such patient in the record. Correct what was misread, or create a provisional patient.`,
  'nothing-read': msg`Nothing was read of the patient. Look into the document and type what it says.`,
  'lost-files': msg`A file of this document is lost. Accept to file it without, or ask the sender for it.`,
  known: msg`This document was received before, or a newer version of it is there. Compare them; then say that it may be filed, or reject it.`,
  stale: msg`The patient was checked too long ago. Check again.`,
  'patient-inactive': msg`This patient's record is closed or merged. Choose another patient.`,
  role: msg`Your role prepares documents. A clerk or a supervisor decides.`,
  correcting: msg`A correction is not saved yet. Save or cancel it first.`,
  decided: msg`This document has been decided.`,
};
