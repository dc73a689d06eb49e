import type { Refusal } from '@mailroom/contracts';
import { administrationRefusalSentences } from './features/administration/index.ts';
import { documentsRefusalSentences } from './features/documents/index.ts';
import { intakeRefusalSentences } from './features/intake/index.ts';
import { integrationRefusalSentences } from './features/integration/index.ts';
import { provisionalRefusalSentences } from './features/provisional/index.ts';
import { retentionRefusalSentences } from './features/retention/index.ts';
import { reviewRefusalSentences } from './features/review/index.ts';
import { sessionRefusalSentences } from './features/session/index.ts';
import { worklistRefusalSentences } from './features/worklist/index.ts';
import { platformRefusalSentences, type RefusalSentences } from './platform/errors/refusal-sentences.ts';

/** Every refusal of every room in words. */
export const refusalSentences: RefusalSentences<Refusal> = {
  ...platformRefusalSentences,
  ...administrationRefusalSentences,
  ...documentsRefusalSentences,
  ...intakeRefusalSentences,
  ...integrationRefusalSentences,
  ...provisionalRefusalSentences,
  ...retentionRefusalSentences,
  ...reviewRefusalSentences,
  ...sessionRefusalSentences,
  ...worklistRefusalSentences,
};
