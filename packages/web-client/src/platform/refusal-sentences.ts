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
};
