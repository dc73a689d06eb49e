import { msg } from '@lingui/core/macro';
import type { RefusalOf } from '@mailroom/contracts';
import type { RefusalSentences } from '../../platform/errors/refusal-sentences.ts';

/** What this room refuses, in words that an administrator can act on. */
export const administrationRefusalSentences: RefusalSentences<RefusalOf<'administration'>> = {
  ChangedMeanwhile: () =>
    msg`Somebody else changed this meanwhile. Look at what holds now, and make your change again.`,
  NameTaken: () => msg`Another one is called so already.`,
  SourceNotFound: () => msg`This source does not exist at your hospital.`,
  TagInUse: () => msg`Documents carry this tag. Switch it off instead: they keep it, and nobody is offered it.`,
  TooManyRows: ({ most }) => msg`There can be ${most} of these at most. Change one that is not used any more.`,
};
