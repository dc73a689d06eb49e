import { z } from 'zod';
import { contract } from '../contract.ts';
import { PEOPLE_ROLES, Role } from '../session/role.ts';

export const ListInvitationsInput = z.strictObject({});

/** A link that was not used yet. */
export const InvitationRow = z.strictObject({
  id: z.uuid(),
  role: Role,
  /** Who chooses anew what they sign in with; null: it is for somebody new. */
  personName: z.string().nullable(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
export type InvitationRow = z.infer<typeof InvitationRow>;

/** All of them: a facility has a hundred at most. */
export const ListInvitationsOutput = z.strictObject({ rows: z.array(InvitationRow) });

/** The links of the facility that still let somebody in, the newest first. */
export const listInvitations = contract({
  kind: 'query',
  roles: PEOPLE_ROLES,
  input: ListInvitationsInput,
  output: ListInvitationsOutput,
  refusals: ['NotSignedIn', 'InputInvalid'],
  audit: [],
  budget: { statements: 1, externalCalls: 0, bytes: 40_000 },
});
