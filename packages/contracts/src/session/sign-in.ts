import { z } from 'zod';
import { contract } from '../contract.ts';
import { SessionView } from './read-session.ts';

export const SignInInput = z.strictObject({ userId: z.uuid(), facilityId: z.uuid() });

export const SignInOutput = z.strictObject({ session: SessionView });

/** Opens a session in demonstration mode and ends the one that the browser had; the answer sets the session cookie. */
export const signIn = contract({
  kind: 'mutation',
  roles: 'anybody',
  input: SignInInput,
  output: SignInOutput,
  refusals: ['DemonstrationOff', 'UnknownUser', 'InputInvalid'],
  audit: ['signed-in', 'signed-out'],
  budget: { statements: 5, externalCalls: 0, bytes: 1000 },
});
