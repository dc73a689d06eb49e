import { z } from 'zod';
import { contract } from '../contract.ts';
import { OPERATING_ROLES } from '../session/role.ts';

export const InviteAdministratorInput = z.strictObject({ facilityId: z.uuid() });

/** What a link ends with, behind `/invitation#`. Only its digest is kept, so that it is shown once. */
export const InviteAdministratorOutput = z.strictObject({ token: z.string() });

/** Makes a link that lets in an administrator of a hospital, once. It is in the hospital's audit, and its administrators are told. */
export const inviteAdministrator = contract({
  kind: 'mutation',
  roles: OPERATING_ROLES,
  input: InviteAdministratorInput,
  output: InviteAdministratorOutput,
  refusals: ['NotSignedIn', 'InputInvalid', 'FacilityNotFound'],
  audit: ['administrator-invited'],
  budget: { statements: 1, externalCalls: 0, bytes: 200 },
});
