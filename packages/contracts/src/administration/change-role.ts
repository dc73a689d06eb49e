import { z } from 'zod';
import { contract } from '../contract.ts';
import { ADMINISTERING_ROLES, HospitalRole, Role } from '../session/role.ts';

export const ChangeRoleInput = z.strictObject({
  userId: z.uuid(),
  /** What the person was when it was decided. */
  roleSeen: Role,
  role: HospitalRole,
});
export type ChangeRoleInput = z.infer<typeof ChangeRoleInput>;

export const ChangeRoleOutput = z.strictObject({});

/** Gives somebody another role at the facility. Who then works on no document any more hands back what they held. */
export const changeRole = contract({
  kind: 'mutation',
  roles: ADMINISTERING_ROLES,
  input: ChangeRoleInput,
  output: ChangeRoleOutput,
  refusals: ['NotSignedIn', 'InputInvalid', 'PersonNotFound', 'PersonChanged', 'RoleFromProvider', 'LastAdministrator'],
  audit: ['role-changed', 'document-released', 'document-assigned'],
  budget: { statements: 1, externalCalls: 0, bytes: 100 },
});
