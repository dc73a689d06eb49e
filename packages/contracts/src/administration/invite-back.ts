import { z } from 'zod';
import { contract } from '../contract.ts';
import { PEOPLE_ROLES } from '../session/role.ts';
import { InvitePersonOutput } from './invite-person.ts';

export const InviteBackInput = z.strictObject({ userId: z.uuid() });

/**
 * Makes a link by which somebody chooses password and authenticator anew, or for the first time. It ends the link of this kind before it,
 * and, once it is used, every session of theirs.
 */
export const inviteBack = contract({
  kind: 'mutation',
  roles: PEOPLE_ROLES,
  input: InviteBackInput,
  output: InvitePersonOutput,
  refusals: [
    'NotSignedIn',
    'InputInvalid',
    'PersonNotFound',
    'SignsInElsewhere',
    'WorksElsewhere',
    'TooManyInvitations',
  ],
  audit: ['person-invited'],
  budget: { statements: 1, externalCalls: 0, bytes: 200 },
});
