import { z } from 'zod';
import { contract } from '../contract.ts';
import { ChangedDocument, SeenDocument } from '../review/decision.ts';
import { DECIDING_ROLES } from '../session/role.ts';

/** Why a filed document is taken back out. */
export const RecallReason = z.enum(['wrong-patient', 'wrong-document', 'duplicate', 'other']);
export type RecallReason = z.infer<typeof RecallReason>;

export const RecallDocumentInput = SeenDocument.extend({ reason: RecallReason });
export type RecallDocumentInput = z.infer<typeof RecallDocumentInput>;

/**
 * Marks a filed document as entered in error in the hospital's record. Once that is confirmed the document waits for review
 * again, to be filed where it belongs. A clerk recalls what they filed, a supervisor what anybody did.
 */
export const recallDocument = contract({
  kind: 'mutation',
  roles: DECIDING_ROLES,
  input: RecallDocumentInput,
  output: ChangedDocument,
  refusals: [
    'NotSignedIn',
    'InputInvalid',
    'DocumentNotFound',
    'DocumentClaimed',
    'DocumentChanged',
    'StatusUnfit',
    'FiledByOther',
  ],
  audit: ['recall-decided'],
  budget: { statements: 9, externalCalls: 0, bytes: 100 },
});
