import { z } from 'zod';
import { contract } from '../contract.ts';
import { DECIDING_ROLES } from '../session/role.ts';
import { DecisionOutput } from './decide.ts';
import { SeenDocuments } from './decision.ts';
import { RejectionReason } from './rejection-reason.ts';

export const RejectDocumentsInput = z.strictObject({ documents: SeenDocuments, reason: RejectionReason });
export type RejectDocumentsInput = z.infer<typeof RejectDocumentsInput>;

/** Decides that documents are not filed. They stay where they are found, and the decision can be undone. */
export const rejectDocuments = contract({
  kind: 'mutation',
  roles: DECIDING_ROLES,
  input: RejectDocumentsInput,
  output: DecisionOutput,
  refusals: ['NotSignedIn', 'InputInvalid'],
  audit: ['document-rejected'],
  budget: { statements: 9, externalCalls: 0, bytes: 60_000 },
});
