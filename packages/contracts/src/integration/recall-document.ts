import { z } from 'zod';
import { contract } from '../contract.ts';
import { ChangedDocument, SeenDocument } from '../review/decision.ts';
import { DECIDING_ROLES } from '../session/role.ts';

/** Why a filed document is taken back out. */
export const RecallReason = z.enum(['wrong-patient', 'wrong-document', 'duplicate', 'other']);
export type RecallReason = z.infer<typeof RecallReason>;

/** What becomes of the version that the document replaced: current again, or left as it is. */
export const RecallEarlier = z.enum(['restore', 'leave']);
export type RecallEarlier = z.infer<typeof RecallEarlier>;

/** `earlier`: `leave` where it is not said, so that nothing becomes current that nobody asked for. */
export const RecallDocumentInput = SeenDocument.extend({ reason: RecallReason, earlier: RecallEarlier.optional() });
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
