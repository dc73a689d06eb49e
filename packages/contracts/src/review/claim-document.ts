import { z } from 'zod';
import { contract } from '../contract.ts';
import { READING_ROLES } from '../session/role.ts';

/** `takesOver`: also while somebody else holds it; they are told, and the audit says so. */
export const ClaimDocumentInput = z.strictObject({ documentId: z.uuid(), takesOver: z.boolean() });
export type ClaimDocumentInput = z.infer<typeof ClaimDocumentInput>;

export const ClaimDocumentOutput = z.strictObject({ heldUntil: z.iso.datetime() });

/**
 * Holds a document for one clerk, so that two people do not decide it. The claim ends by itself after two minutes; the
 * holder prolongs it by claiming again.
 */
export const claimDocument = contract({
  kind: 'mutation',
  roles: READING_ROLES,
  input: ClaimDocumentInput,
  output: ClaimDocumentOutput,
  refusals: ['NotSignedIn', 'InputInvalid', 'DocumentNotFound', 'DocumentClaimed', 'StatusUnfit'],
  audit: ['document-claimed', 'document-taken-over'],
  budget: { statements: 4, externalCalls: 0, bytes: 100 },
});
