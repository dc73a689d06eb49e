import { z } from 'zod';
import { contract } from '../contract.ts';
import { DECIDING_ROLES } from '../session/role.ts';
import { DecisionOutput } from './decide.ts';
import { SeenDocuments } from './decision.ts';

export const IntegrateDocumentsInput = z.strictObject({ documents: SeenDocuments });
export type IntegrateDocumentsInput = z.infer<typeof IntegrateDocumentsInput>;

/**
 * Decides that documents are filed under their verified patients. They are sent when the time to undo is over. Earlier versions that wait
 * behind them are rejected with them.
 */
export const integrateDocuments = contract({
  kind: 'mutation',
  roles: DECIDING_ROLES,
  input: IntegrateDocumentsInput,
  output: DecisionOutput,
  refusals: ['NotSignedIn', 'InputInvalid'],
  audit: ['integration-decided', 'document-rejected'],
  budget: { statements: 14, externalCalls: 0, bytes: 60_000 },
});
