import { msg } from '@lingui/core/macro';
import type { RefusalOf } from '@mailroom/contracts';
import type { RefusalSentences } from '../../platform/errors/refusal-sentences.ts';

/** What this room refuses, in words that a clerk can act on. */
export const intakeRefusalSentences: RefusalSentences<RefusalOf<'intake'>> = {
  ObjectTooLarge: ({ maxBytes }) => {
    const megabytes = Math.floor(maxBytes / 1_000_000);
    return msg`The file is too large. Your facility receives files of up to ${megabytes} MB.`;
  },
  SharedIdentifierNotFound: () => msg`Somebody has noted this already.`,
  SourceSwitchedOff: () =>
    msg`Adding files is switched off at your hospital. Nothing was received; an administrator can switch it on.`,
  StorageUnavailable: () => msg`The file could not be stored. Nothing was received; sending it again is safe.`,
};
