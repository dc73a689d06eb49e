import { msg } from '@lingui/core/macro';
import type { RefusalOf } from '@mailroom/contracts';
import type { RefusalSentences } from '../../platform/errors/refusal-sentences.ts';

/** What this room refuses, in words that a clerk can act on. */
export const provisionalRefusalSentences: RefusalSentences<RefusalOf<'provisional'>> = {
  ProvisionalPatientNotFound: () => msg`This provisional patient has been merged in the meantime.`,
  LikelyRecordNotFound: () => msg`This record was closed or merged into another one. Search the record again.`,
  MergeTooLate: () => msg`The documents are moving already. Recall them one by one if it was wrong.`,
};
