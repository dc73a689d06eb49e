import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Refusal, RefusalCode } from '@mailroom/contracts';
import { isolate } from '../language/show-controls.ts';

type Sentences = { [Code in RefusalCode]: (refusal: Extract<Refusal, { code: Code }>) => MessageDescriptor };

/** Every refusal in words a clerk can act on. A new refusal does not compile until it has its sentence here. */
const sentences: Sentences = {
  InputInvalid: () => msg`Mailroom did not understand this request. Reload the page and try again.`,
  ContractChanged: () => msg`Mailroom has been updated. Reload the page to go on.`,
  Unavailable: () => msg`Mailroom is not available at the moment. Try again shortly.`,
  NotSignedIn: () => msg`Your session has ended. Please sign in again.`,
  DemonstrationOff: () => msg`Signing in by choosing a name is only possible in a demonstration.`,
  UnknownUser: () => msg`This person no longer works at this facility.`,
  TooManyStreams: () => msg`Mailroom is open in too many tabs of this browser. Close some of them.`,
  CursorInvalid: () => msg`The list has changed. It starts again at the top.`,
  SearchNotFound: () => msg`The name search of this link no longer exists. Ask for a new link.`,
  DocumentNotFound: () => msg`This document does not exist in your facility.`,
  NarrativeNotFound: () => msg`This file has no text to show. Download it to see what it holds.`,
  NarrativeAwaited: () =>
    msg`The text of this document is being prepared and appears here by itself. Download the file if you need it at once.`,
  ObjectTooLarge: ({ maxBytes }) => {
    const megabytes = Math.floor(maxBytes / 1_000_000);
    return msg`The file is too large. Your facility receives files of up to ${megabytes} MB.`;
  },
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
  LostFilesNotAccepted: () =>
    msg`A file of the document is lost. Open the document, and accept to file it without, or ask the sender for it.`,
  IdentityStale: () => msg`The patient was checked too long ago. The check runs again; file the document in a moment.`,
  PatientInactive: () => msg`This patient's record was closed or merged into another one. Choose another patient.`,
  CandidateNotFound: () => msg`This patient is not among the candidates any more. Look at the document again.`,
  UndoTooLate: () => msg`The document has been sent to the record. Recall it instead.`,
  AssigneeNotFound: () => msg`This person no longer works at this facility.`,
  TagNotFound: () => msg`This tag no longer exists.`,
  IncidentNotFound: () => msg`This incident has been settled.`,
  StorageUnavailable: () => msg`The file could not be stored. Nothing was received; sending it again is safe.`,
};

/** The sentence for a refusal, to be given to `i18n._`. */
export const sayRefusal = (refusal: Refusal): MessageDescriptor => {
  // The table holds under each code the function for that very refusal: `Sentences` says so, key by key.
  const sentence = sentences[refusal.code] as (refusal: Refusal) => MessageDescriptor;
  return sentence(refusal);
};
