import { z } from 'zod';
import { contract } from '../contract.ts';
import { InvitationToken } from './read-invitation.ts';
import { SessionView } from './read-session.ts';

/** NIST SP 800-63B, §3.1.1.2: long, and nothing else is asked of it. */
export const NewPassword = z.string().min(12).max(200);

/** Six digits from an authenticator (RFC 6238). */
export const OneTimeCode = z
  .string()
  .trim()
  .regex(/^\d{6}$/);

/** What people sign in by: an e-mail address, or a name without spaces. */
export const Login = z
  .string()
  .trim()
  .min(2)
  .max(200)
  .regex(/^\S+$/, { error: 'must be an e-mail address, or a name without spaces' });

/** As people write it. */
const said = z.string().trim().min(1).max(200);

export const AcceptInvitationInput = z.strictObject({
  token: InvitationToken,
  /** Null where the invitation says who it is for. */
  person: z.strictObject({ name: said, login: Login }).nullable(),
  password: NewPassword,
  /** The key that `readInvitation` proposed, and a code that shows that an authenticator has it. */
  codeKey: z.string().regex(/^[A-Z2-7]{32}$/),
  code: OneTimeCode,
});

export const AcceptInvitationOutput = z.strictObject({ session: SessionView });

/** Uses an invitation up: the person has a password and one-time codes from now on, and is signed in. */
export const acceptInvitation = contract({
  kind: 'mutation',
  roles: 'anybody',
  input: AcceptInvitationInput,
  output: AcceptInvitationOutput,
  refusals: ['InvitationOver', 'LoginTaken', 'CodeWrong', 'TooManyTries', 'InputInvalid'],
  audit: ['invitation-accepted', 'signed-in', 'signed-out'],
  budget: { statements: 7, externalCalls: 0, bytes: 1000 },
});
