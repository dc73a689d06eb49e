import { z } from 'zod';
import { contract } from '../contract.ts';
import { EVERY_ROLE } from '../session/role.ts';
import { DocumentIds } from './document-ids.ts';

/** `assigneeId` is null to assign to nobody. */
export const AssignDocumentsInput = z.strictObject({ documentIds: DocumentIds, assigneeId: z.uuid().nullable() });
export type AssignDocumentsInput = z.infer<typeof AssignDocumentsInput>;

export const AssignDocumentsOutput = z.strictObject({});

/** Says whose work documents are. All of the selection, or none. */
export const assignDocuments = contract({
  kind: 'mutation',
  roles: EVERY_ROLE,
  input: AssignDocumentsInput,
  output: AssignDocumentsOutput,
  refusals: ['NotSignedIn', 'InputInvalid', 'DocumentNotFound', 'AssigneeNotFound'],
  audit: ['document-assigned'],
  budget: { statements: 4, externalCalls: 0, bytes: 10 },
});
