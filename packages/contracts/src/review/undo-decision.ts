import { contract } from '../contract.ts';
import { DECIDING_ROLES } from '../session/role.ts';
import { ChangedDocument, SeenDocument } from './decision.ts';

export const UndoDecisionInput = SeenDocument;

/**
 * Takes back a decision that has not reached the hospital's record: a rejection at any time, an integration until it is
 * sent, or once the hospital refused it. The document waits for review again.
 */
export const undoDecision = contract({
  kind: 'mutation',
  roles: DECIDING_ROLES,
  input: UndoDecisionInput,
  output: ChangedDocument,
  refusals: ['NotSignedIn', 'InputInvalid', 'DocumentNotFound', 'DocumentChanged', 'StatusUnfit', 'UndoTooLate'],
  audit: ['decision-undone'],
  budget: { statements: 10, externalCalls: 0, bytes: 100 },
});
