import { z } from 'zod';
import { contract } from '../contract.ts';
import { DECIDING_ROLES } from '../session/role.ts';

/** Takes a merge back, until the documents begin to move. */
export const undoMerge = contract({
  kind: 'mutation',
  roles: DECIDING_ROLES,
  input: z.strictObject({ provisionalPatientId: z.uuid() }),
  output: z.strictObject({}),
  refusals: ['NotSignedIn', 'InputInvalid', 'ProvisionalPatientNotFound', 'MergeTooLate'],
  audit: ['merge-undone'],
  budget: { statements: 5, externalCalls: 0, bytes: 100 },
});
