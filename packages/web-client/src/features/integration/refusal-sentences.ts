import { msg } from '@lingui/core/macro';
import type { RefusalOf } from '@mailroom/contracts';
import type { RefusalSentences } from '../../platform/errors/refusal-sentences.ts';

/** What this room refuses, in words that a clerk can act on. */
export const integrationRefusalSentences: RefusalSentences<RefusalOf<'integration'>> = {
  IncidentNotFound: () => msg`This incident has been settled.`,
};
