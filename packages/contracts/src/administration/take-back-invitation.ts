import { z } from 'zod';
import { contract } from '../contract.ts';
import { PEOPLE_ROLES } from '../session/role.ts';

export const TakeBackInvitationInput = z.strictObject({ invitationId: z.uuid() });

export const TakeBackInvitationOutput = z.strictObject({});

/** Ends a link that was not used. */
export const takeBackInvitation = contract({
  kind: 'mutation',
  roles: PEOPLE_ROLES,
  input: TakeBackInvitationInput,
  output: TakeBackInvitationOutput,
  refusals: ['NotSignedIn', 'InputInvalid', 'InvitationOver'],
  audit: ['invitation-taken-back'],
  budget: { statements: 1, externalCalls: 0, bytes: 100 },
});
