import { z } from 'zod';
import { contract } from '../contract.ts';
import { Login, OneTimeCode } from './accept-invitation.ts';
import { SessionView } from './read-session.ts';

export const SignInWithPasswordInput = z.strictObject({
  login: Login,
  password: z.string().min(1).max(200),
  code: OneTimeCode,
});

export const SignInWithPasswordOutput = z.strictObject({ session: SessionView });

/**
 * Opens a session of somebody who has a password, at the first of their facilities by name, and ends the one that the browser had. An
 * unknown name costs the same work and is answered the same.
 */
export const signInWithPassword = contract({
  kind: 'mutation',
  roles: 'anybody',
  input: SignInWithPasswordInput,
  output: SignInWithPasswordOutput,
  refusals: ['SignInRefused', 'TooManyTries', 'InputInvalid'],
  audit: ['signed-in', 'signed-out'],
  budget: { statements: 6, externalCalls: 0, bytes: 1000 },
});
