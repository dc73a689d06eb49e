import { z } from 'zod';
import { contract } from '../contract.ts';
import { MAX_RELATED } from '../documents/related-document.ts';
import { DECIDING_ROLES } from '../session/role.ts';
import { ChangedDocument, SeenDocument } from './decision.ts';

/** `related`: the documents that were seen to be it, or newer versions of it. It holds for these and no others. */
export const AcceptKnownDocumentInput = SeenDocument.extend({ related: z.array(z.uuid()).min(1).max(MAX_RELATED) });
export type AcceptKnownDocumentInput = z.infer<typeof AcceptKnownDocumentInput>;

/** Somebody says that a document may be filed although it was received before, or a newer version of it is there. */
export const acceptKnownDocument = contract({
  kind: 'mutation',
  roles: DECIDING_ROLES,
  input: AcceptKnownDocumentInput,
  output: ChangedDocument,
  refusals: ['NotSignedIn', 'InputInvalid', 'DocumentNotFound', 'DocumentClaimed', 'DocumentChanged', 'StatusUnfit'],
  audit: ['known-document-accepted'],
  budget: { statements: 8, externalCalls: 0, bytes: 100 },
});
