import { z } from 'zod';
import { contract } from '../contract.ts';
import { SUPERVISING_ROLES } from '../session/role.ts';
import { Because, Restriction } from './restriction.ts';

/** `restriction`: null takes it off. `because` stays as a note beside the document. */
export const RestrictDocumentInput = z.strictObject({
  documentId: z.uuid(),
  restriction: Restriction.nullable(),
  because: Because,
});
export type RestrictDocumentInput = z.infer<typeof RestrictDocumentInput>;

/** Restricts a document by hand, for another reason, or not any more. One that is restricted has to be opened before. */
export const restrictDocument = contract({
  kind: 'mutation',
  roles: SUPERVISING_ROLES,
  input: RestrictDocumentInput,
  output: z.strictObject({}),
  refusals: ['NotSignedIn', 'DocumentNotFound', 'InputInvalid'],
  audit: ['document-restricted', 'restriction-lifted'],
  budget: { statements: 5, externalCalls: 0, bytes: 100 },
});
