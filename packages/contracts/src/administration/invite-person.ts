import { z } from 'zod';
import { contract } from '../contract.ts';
import { PEOPLE_ROLES, Role } from '../session/role.ts';

export const InvitePersonInput = z.strictObject({
  /** At the installation `operator`, and nowhere else. */
  role: Role,
});

/** What a link ends with, behind `/invitation#`. Only its digest is kept, so that it is shown once. */
export const InvitePersonOutput = z.strictObject({ token: z.string() });

/** Makes a link that lets one person in, once, for `INVITATION_HOURS`. */
export const invitePerson = contract({
  kind: 'mutation',
  roles: PEOPLE_ROLES,
  input: InvitePersonInput,
  output: InvitePersonOutput,
  refusals: ['NotSignedIn', 'InputInvalid', 'TooManyInvitations'],
  audit: ['person-invited'],
  budget: { statements: 1, externalCalls: 0, bytes: 200 },
});
