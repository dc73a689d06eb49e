import { z } from 'zod';
import { contract } from '../contract.ts';
import { READING_ROLES } from '../session/role.ts';
import { DocumentIds } from './document-ids.ts';

/** `assigneeId` is null to assign to nobody. */
export const AssignDocumentsInput = z.strictObject({ documentIds: DocumentIds, assigneeId: z.uuid().nullable() });
export type AssignDocumentsInput = z.infer<typeof AssignDocumentsInput>;

export const AssignDocumentsOutput = z.strictObject({});

/** Says whose work documents are: one's own or nobody's; anybody's, if a supervisor says it. All of the selection, or none. */
export const assignDocuments = contract({
  kind: 'mutation',
  roles: READING_ROLES,
  input: AssignDocumentsInput,
  output: AssignDocumentsOutput,
  refusals: ['NotSignedIn', 'InputInvalid', 'DocumentNotFound', 'AssigneeNotFound', 'AssignsOther'],
  audit: ['document-assigned'],
  budget: { statements: 4, externalCalls: 0, bytes: 10 },
});
