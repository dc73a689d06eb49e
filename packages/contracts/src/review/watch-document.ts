import { z } from 'zod';
import { contract } from '../contract.ts';
import { READING_ROLES } from '../session/role.ts';

export const WatchDocumentInput = z.strictObject({ documentId: z.uuid(), lastEventId: z.string().max(40).optional() });

/** `change` is another text after each change of what the pane shows; `viewers` are the other people who have the document open. */
export const DocumentWatch = z.strictObject({ change: z.string(), viewers: z.array(z.string()) });
export type DocumentWatch = z.infer<typeof DocumentWatch>;

/** At once, then whenever the document, its claim or who has it open changes. While it lasts, the caller has it open. */
export const watchDocument = contract({
  kind: 'subscription',
  roles: READING_ROLES,
  input: WatchDocumentInput,
  output: DocumentWatch,
  refusals: ['NotSignedIn', 'InputInvalid', 'TooManyStreams'],
  audit: ['document-opened'],
  budget: { statements: 4, externalCalls: 0, bytes: 3000 },
});
