import { z } from 'zod';
import { contract } from '../contract.ts';
import { PEOPLE_ROLES } from '../session/role.ts';

export const RemovePersonInput = z.strictObject({ userId: z.uuid() });

export const RemovePersonOutput = z.strictObject({});

/** Ends somebody's work at the facility: they are signed out, and hand back what they held. What they did stays theirs. */
export const removePerson = contract({
  kind: 'mutation',
  roles: PEOPLE_ROLES,
  input: RemovePersonInput,
  output: RemovePersonOutput,
  refusals: ['NotSignedIn', 'InputInvalid', 'PersonNotFound', 'RoleFromProvider', 'LastAdministrator'],
  audit: ['person-removed', 'sessions-ended', 'document-released', 'document-assigned'],
  budget: { statements: 1, externalCalls: 0, bytes: 100 },
});
