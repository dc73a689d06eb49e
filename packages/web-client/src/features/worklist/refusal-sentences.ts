import { msg } from '@lingui/core/macro';
import type { RefusalOf } from '@mailroom/contracts';
import type { RefusalSentences } from '../../platform/errors/refusal-sentences.ts';

/** What this room refuses, in words that a clerk can act on. */
export const worklistRefusalSentences: RefusalSentences<RefusalOf<'worklist'>> = {
  CursorInvalid: () => msg`The list has changed. It starts again at the top.`,
  SearchNotFound: () => msg`The name search of this link no longer exists. Ask for a new link.`,
};
