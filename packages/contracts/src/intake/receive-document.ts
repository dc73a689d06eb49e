import { z } from 'zod';
import { contract } from '../contract.ts';
import { READING_ROLES } from '../session/role.ts';

/** A form with one `file`. The name travels in the body, because file names contain patients' names. */
export const ReceiveDocumentInput = z.instanceof(FormData);

/** `known`: the same bytes had come from the same source before; `documentId` is the document they already are. */
export const ReceiveDocumentOutput = z.strictObject({
  outcome: z.enum(['received', 'known']),
  documentId: z.uuid(),
});
export type ReceiveDocumentOutput = z.infer<typeof ReceiveDocumentOutput>;

/** Takes one file that a user dropped on the page. */
export const receiveDocument = contract({
  kind: 'mutation',
  roles: READING_ROLES,
  input: ReceiveDocumentInput,
  output: ReceiveDocumentOutput,
  refusals: ['NotSignedIn', 'ObjectTooLarge', 'SourceSwitchedOff', 'StorageUnavailable', 'InputInvalid'],
  audit: ['document-received', 'document-received-again'],
  budget: { statements: 7, externalCalls: 0, bytes: 200 },
});
