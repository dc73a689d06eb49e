import { z } from 'zod';
import type { StatusesOf } from '../refusal-status.ts';

/** There is no session, or it has ended or was revoked. */
const NotSignedIn = z.strictObject({ code: z.literal('NotSignedIn') });

/** Signing in by choosing a name exists in demonstration mode only. */
const DemonstrationOff = z.strictObject({ code: z.literal('DemonstrationOff') });

/** No such user works at that facility. */
const UnknownUser = z.strictObject({ code: z.literal('UnknownUser') });

/** One browser follows more at once than people do; the tabs that were open before go on. */
const TooManyStreams = z.strictObject({ code: z.literal('TooManyStreams') });

/** The link was used, or is too old, or another one took its place. */
const InvitationOver = z.strictObject({ code: z.literal('InvitationOver') });

/** Somebody signs in by this name already. */
const LoginTaken = z.strictObject({ code: z.literal('LoginTaken') });

/** The one-time code is not that of the key that was just shown, at this time. */
const CodeWrong = z.strictObject({ code: z.literal('CodeWrong') });

/** Name, password and code do not go together. Which of them is wrong is not said. */
const SignInRefused = z.strictObject({ code: z.literal('SignInRefused') });

/** Too many wrong tries: the next one has to wait. */
const TooManyTries = z.strictObject({ code: z.literal('TooManyTries'), waitSeconds: z.int() });

/** The identity provider lets people into that hospital, and its word at this sign-in did not: signing in anew may. */
const SignInTooWeak = z.strictObject({ code: z.literal('SignInTooWeak') });

export const sessionRefusals = [
  NotSignedIn,
  DemonstrationOff,
  UnknownUser,
  TooManyStreams,
  InvitationOver,
  LoginTaken,
  CodeWrong,
  SignInRefused,
  TooManyTries,
  SignInTooWeak,
] as const;

/** How HTTP says them. */
export const sessionRefusalStatuses: StatusesOf<typeof sessionRefusals> = {
  NotSignedIn: 'UNAUTHORIZED',
  DemonstrationOff: 'FORBIDDEN',
  UnknownUser: 'FORBIDDEN',
  TooManyStreams: 'TOO_MANY_REQUESTS',
  InvitationOver: 'FORBIDDEN',
  LoginTaken: 'CONFLICT',
  CodeWrong: 'FORBIDDEN',
  SignInRefused: 'FORBIDDEN',
  TooManyTries: 'TOO_MANY_REQUESTS',
  SignInTooWeak: 'FORBIDDEN',
};
