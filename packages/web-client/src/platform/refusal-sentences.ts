import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Refusal, RefusalCode } from '@mailroom/contracts';

type Sentences = { [Code in RefusalCode]: (refusal: Extract<Refusal, { code: Code }>) => MessageDescriptor };

/** Every refusal in words a clerk can act on. A new refusal does not compile until it has its sentence here. */
const sentences: Sentences = {
  InputInvalid: () => msg`Mailroom did not understand this request. Reload the page and try again.`,
  ContractChanged: () => msg`Mailroom has been updated. Reload the page to go on.`,
  NotSignedIn: () => msg`Your session has ended. Please sign in again.`,
  DemonstrationOff: () => msg`Signing in by choosing a name is only possible in a demonstration.`,
  UnknownUser: () => msg`This person no longer works at this facility.`,
  CursorInvalid: () => msg`The list has changed. It starts again at the top.`,
  SearchNotFound: () => msg`The name search of this link no longer exists. Ask for a new link.`,
  DocumentNotFound: () => msg`This document does not exist in your facility.`,
  NarrativeNotFound: () => msg`This file has no text to show. Download it to see what it holds.`,
  ObjectTooLarge: ({ maxBytes }) => {
    const megabytes = Math.floor(maxBytes / 1_000_000);
    return msg`The file is too large. Your facility receives files of up to ${megabytes} MB.`;
  },
  StorageUnavailable: () => msg`The file could not be stored. Nothing was received; sending it again is safe.`,
};

/** The sentence for a refusal, to be given to `i18n._`. */
export const sayRefusal = (refusal: Refusal): MessageDescriptor => {
  // The table holds under each code the function for that very refusal: `Sentences` says so, key by key.
  const sentence = sentences[refusal.code] as (refusal: Refusal) => MessageDescriptor;
  return sentence(refusal);
};
