import type { MessageDescriptor } from '@lingui/core';
import type { Refusal } from '@mailroom/contracts';
import { documentsRefusalSentences } from './features/documents/refusal-sentences.ts';
import { intakeRefusalSentences } from './features/intake/refusal-sentences.ts';
import { integrationRefusalSentences } from './features/integration/refusal-sentences.ts';
import { reviewRefusalSentences } from './features/review/refusal-sentences.ts';
import { sessionRefusalSentences } from './features/session/refusal-sentences.ts';
import { worklistRefusalSentences } from './features/worklist/refusal-sentences.ts';
import { platformRefusalSentences, type RefusalSentences } from './platform/refusal-sentences.ts';

/** Every refusal of every room. */
const sentences: RefusalSentences<Refusal> = {
  ...platformRefusalSentences,
  ...sessionRefusalSentences,
  ...worklistRefusalSentences,
  ...documentsRefusalSentences,
  ...intakeRefusalSentences,
  ...reviewRefusalSentences,
  ...integrationRefusalSentences,
};

/** The sentence for a refusal, to be given to `i18n._`. */
export const sayRefusal = (refusal: Refusal): MessageDescriptor => {
  // The table holds under each code the function for that very refusal: `RefusalSentences` says so, key by key.
  const sentence = sentences[refusal.code] as (refusal: Refusal) => MessageDescriptor;
  return sentence(refusal);
};
