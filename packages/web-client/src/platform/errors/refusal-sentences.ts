import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Refusal, RefusalOf } from '@mailroom/contracts';

/** A sentence for each refusal. One that is forgotten does not compile. */
export type RefusalSentences<Said extends Refusal> = {
  readonly [Code in Said['code']]: (refusal: Extract<Said, { code: Code }>) => MessageDescriptor;
};

/** What any procedure may refuse, in words that a clerk can act on. */
export const platformRefusalSentences: RefusalSentences<RefusalOf<'platform'>> = {
  InputInvalid: () => msg`Mailroom did not understand this request. Reload the page and try again.`,
  ContractChanged: () => msg`Mailroom has been updated. Reload the page to go on.`,
  Unavailable: () => msg`Mailroom is not available at the moment. Try again shortly.`,
  FacilityChanged: () =>
    msg`You now work at another facility in another tab. Nothing was done. Go there, or come back to this one.`,
  RoleUnfit: () => msg`Your role does not allow this. Ask your administrator.`,
};

let sentences: RefusalSentences<Refusal> | null = null;

/** Says in which words every refusal is told. The rooms have them, so the page gives them once, before anything is asked. */
export const tellRefusalsBy = (ofAllRooms: RefusalSentences<Refusal>): void => {
  sentences = ofAllRooms;
};

/** The sentence for a refusal, to be given to `i18n._`. */
export const sayRefusal = (refusal: Refusal): MessageDescriptor => {
  if (sentences === null) throw new Error('Nobody said in which words refusals are told.');
  // The table holds under each code the function for that very refusal: `RefusalSentences` says so, key by key.
  const sentence = sentences[refusal.code] as (refusal: Refusal) => MessageDescriptor;
  return sentence(refusal);
};
