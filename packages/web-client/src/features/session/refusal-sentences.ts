import { msg } from '@lingui/core/macro';
import type { RefusalOf } from '@mailroom/contracts';
import type { RefusalSentences } from '../../platform/errors/refusal-sentences.ts';

/** What this room refuses, in words that a clerk can act on. */
export const sessionRefusalSentences: RefusalSentences<RefusalOf<'session'>> = {
  NotSignedIn: () => msg`Your session has ended. Please sign in again.`,
  DemonstrationOff: () => msg`Signing in by choosing a name is only possible in a demonstration.`,
  UnknownUser: () => msg`This person no longer works at this facility.`,
  TooManyStreams: () => msg`Mailroom is open in too many tabs of this browser. Close some of them.`,
};
