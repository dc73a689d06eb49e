import { z } from 'zod';
import { contract } from '../contract.ts';
import { SUPERVISING_ROLES } from '../session/role.ts';
import { Because } from './restriction.ts';

export const OpenRestrictedInput = z.strictObject({ documentId: z.uuid(), because: Because });
export type OpenRestrictedInput = z.infer<typeof OpenRestrictedInput>;

/** Opens a restricted document to whoever asks, for an hour. It is in the audit, and the other supervisors are told. */
export const openRestricted = contract({
  kind: 'mutation',
  roles: SUPERVISING_ROLES,
  input: OpenRestrictedInput,
  output: z.strictObject({}),
  refusals: ['NotSignedIn', 'DocumentNotFound', 'InputInvalid'],
  audit: ['restricted-document-opened'],
  budget: { statements: 1, externalCalls: 0, bytes: 100 },
});
