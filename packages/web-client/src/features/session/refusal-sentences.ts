import { msg, plural } from '@lingui/core/macro';
import type { RefusalOf } from '@mailroom/contracts';
import type { RefusalSentences } from '../../platform/errors/refusal-sentences.ts';

/** What this room refuses, in words that a clerk can act on. */
export const sessionRefusalSentences: RefusalSentences<RefusalOf<'session'>> = {
  NotSignedIn: () => msg`Your session has ended. Please sign in again.`,
  DemonstrationOff: () => msg`Signing in by choosing a name is only possible in a demonstration.`,
  UnknownUser: () => msg`This person no longer works at this facility.`,
  InvitationOver: () => msg`This link no longer works. Ask an administrator for a new one.`,
  LoginTaken: () => msg`Somebody signs in by this name already. Choose another one.`,
  CodeWrong: () =>
    msg`This code does not fit. Wait for the next one in your authenticator, and check that its clock is right.`,
  SignInRefused: () =>
    msg`Name, password and code do not go together, or the code was used before. Try again with the next code; an administrator can give you a link for a new password.`,
  TooManyTries: ({ waitSeconds }) =>
    msg`There were too many tries. Try again in ${plural(waitSeconds, { one: '# second', other: '# seconds' })}.`,
  SignInTooWeak: () =>
    msg`This hospital asks for a stronger sign-in than the one you have. Sign out, then sign in again.`,
  TooManyStreams: () => msg`Mailroom is open in too many tabs of this browser. Close some of them.`,
};
