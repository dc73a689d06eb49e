import { z } from 'zod';
import { contract } from '../contract.ts';
import { EVERY_ROLE } from './role.ts';

export const SignOutInput = z.strictObject({});

export const SignOutOutput = z.strictObject({});

/** Revokes the session at once, on every device that holds its cookie. */
export const signOut = contract({
  kind: 'mutation',
  roles: EVERY_ROLE,
  concerns: 'person',
  input: SignOutInput,
  output: SignOutOutput,
  refusals: ['NotSignedIn', 'InputInvalid'],
  audit: ['signed-out'],
  budget: { statements: 2, externalCalls: 0, bytes: 100 },
});
