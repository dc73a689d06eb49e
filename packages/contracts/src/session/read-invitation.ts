import { z } from 'zod';
import { contract } from '../contract.ts';
import { Role } from './role.ts';

/** The secret of an invitation's link. It travels in bodies only. */
export const InvitationToken = z.string().min(20).max(100);

export const ReadInvitationInput = z.strictObject({ token: InvitationToken });

/** What an invitation offers, and the key of one-time codes that is proposed to whoever opens it. */
export const InvitationView = z.strictObject({
  facilityName: z.string(),
  role: Role,
  /** Null, as the login: whoever opens it says who they are. */
  name: z.string().nullable(),
  login: z.string().nullable(),
  /** Base32, as an authenticator takes it by hand. */
  codeKey: z.string(),
  /** The same as an `otpauth:` address, for a QR code. */
  codeAddress: z.string(),
});
export type InvitationView = z.infer<typeof InvitationView>;

export const ReadInvitationOutput = z.strictObject({ invitation: InvitationView });

/** Shows what a link offers, as often as it is opened; it is used up by `acceptInvitation` only. */
export const readInvitation = contract({
  kind: 'query',
  roles: 'anybody',
  input: ReadInvitationInput,
  output: ReadInvitationOutput,
  refusals: ['InvitationOver', 'InputInvalid'],
  audit: [],
  budget: { statements: 1, externalCalls: 0, bytes: 3000 },
});
