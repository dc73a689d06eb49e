import { z } from 'zod';
import { contract } from '../contract.ts';
import { SUPERVISING_ROLES } from '../session/role.ts';

export const NoteRestrictedOpeningInput = z.strictObject({ openingId: z.uuid() });

/** Says that a supervisor knows of a colleague's opening: it is listed no more. */
export const noteRestrictedOpening = contract({
  kind: 'mutation',
  roles: SUPERVISING_ROLES,
  input: NoteRestrictedOpeningInput,
  output: z.strictObject({}),
  refusals: ['NotSignedIn', 'OpeningNotFound', 'InputInvalid'],
  audit: ['restricted-opening-noted'],
  budget: { statements: 3, externalCalls: 0, bytes: 100 },
});
