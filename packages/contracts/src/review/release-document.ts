import { z } from 'zod';
import { contract } from '../contract.ts';
import { READING_ROLES } from '../session/role.ts';

export const ReleaseDocumentInput = z.strictObject({ documentId: z.uuid() });

export const ReleaseDocumentOutput = z.strictObject({});

/** Ends the caller's own claim. Releasing what one does not hold changes nothing. */
export const releaseDocument = contract({
  kind: 'mutation',
  roles: READING_ROLES,
  input: ReleaseDocumentInput,
  output: ReleaseDocumentOutput,
  refusals: ['NotSignedIn', 'InputInvalid'],
  audit: ['document-released'],
  budget: { statements: 3, externalCalls: 0, bytes: 10 },
});
