import { msg } from '@lingui/core/macro';
import type { RefusalOf } from '@mailroom/contracts';
import type { RefusalSentences } from '../../platform/errors/refusal-sentences.ts';
import { isolate } from '../../platform/language/show-controls.ts';

/** What this room refuses, in words that a clerk can act on. */
export const reviewRefusalSentences: RefusalSentences<RefusalOf<'review'>> = {
  DocumentClaimed: (refusal) => {
    const holderName = isolate(refusal.holderName);
    return msg`${holderName} is working on this document. Take it over, or go on with another one.`;
  },
  DocumentChanged: (refusal) => {
    const changedByName = isolate(refusal.changedByName);
    return msg`${changedByName} changed this document in the meantime. Look at it again before you decide.`;
  },
  StatusUnfit: () => msg`This is not possible where the document stands now.`,
  IdentityNotVerified: () =>
    msg`It is not certain whose document this is. Choose a patient, correct what was read, or create a provisional patient.`,
  IdentityStale: () => msg`The patient was checked too long ago. The check runs again; file the document in a moment.`,
  PatientInactive: () => msg`This patient's record was closed or merged into another one. Choose another patient.`,
  LostFilesNotAccepted: () =>
    msg`A file of the document is lost. Open the document, and accept to file it without, or ask the sender for it.`,
  KnownDocumentNotAccepted: () =>
    msg`This document was received before, or a newer version of it is there. Open it and compare them before you file it.`,
  CandidateNotFound: () => msg`This patient is not among the candidates any more. Look at the document again.`,
  PatientSearchNeeded: () =>
    msg`The record has to be searched again before a provisional patient is created. Open the dialog again.`,
  ReasonNeeded: () => msg`Somebody in the record is like this patient. Say why they are another person.`,
  UndoTooLate: () => msg`The document has been sent to the record. Recall it instead.`,
  AssigneeNotFound: () => msg`This person no longer works at this facility.`,
  TagNotFound: () => msg`This tag no longer exists.`,
  FiledByOther: (refusal) => {
    const filedByName = isolate(refusal.filedByName);
    return msg`${filedByName} filed this document. Ask them or a supervisor to recall it.`;
  },
  AssignsOther: () => msg`Only a supervisor assigns documents to somebody else. You may assign them to yourself.`,
};
