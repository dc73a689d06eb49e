import { z } from 'zod';
import { contract } from '../contract.ts';
import { READING_ROLES } from '../session/role.ts';
import { DocumentIds } from './document-ids.ts';

/** `isTagged`: what shall be so afterwards. */
export const TagDocumentsInput = z.strictObject({ documentIds: DocumentIds, tagId: z.uuid(), isTagged: z.boolean() });
export type TagDocumentsInput = z.infer<typeof TagDocumentsInput>;

export const TagDocumentsOutput = z.strictObject({});

/** Puts a tag on documents or takes it off. All of the selection, or none; what is so already changes nothing. */
export const tagDocuments = contract({
  kind: 'mutation',
  roles: READING_ROLES,
  input: TagDocumentsInput,
  output: TagDocumentsOutput,
  refusals: ['NotSignedIn', 'InputInvalid', 'DocumentNotFound', 'TagNotFound'],
  audit: ['document-tagged', 'document-untagged'],
  budget: { statements: 4, externalCalls: 0, bytes: 10 },
});
