import { z } from 'zod';
import { contract } from '../contract.ts';
import { SUPERVISING_ROLES } from '../session/role.ts';
import { RetentionScope, StatedReason } from './hold.ts';

export const EraseDocumentInput = z.strictObject({
  documentId: z.uuid(),
  scope: RetentionScope,
  reason: StatedReason,
});
export type EraseDocumentInput = z.infer<typeof EraseDocumentInput>;

/**
 * Erases what a document says of somebody, or everything here of its patient (GDPR, art. 17), as far as nothing keeps it. What is filed
 * stays in the hospital's record.
 */
export const eraseDocument = contract({
  kind: 'mutation',
  roles: SUPERVISING_ROLES,
  input: EraseDocumentInput,
  output: z.strictObject({
    erased: z.int(),
    /** Of the patient; the same call erases the next of them. */
    remaining: z.int(),
    /** Their record stays in the mirror: another document may be theirs, or was filed under them. */
    isPatientKept: z.boolean(),
  }),
  refusals: [
    'NotSignedIn',
    'InputInvalid',
    'DocumentNotFound',
    'DocumentOfNobody',
    'DocumentKept',
    'PatientDocumentRestricted',
  ],
  audit: ['document-erased', 'patient-erased'],
  budget: { statements: 8, externalCalls: 0, bytes: 50 },
});
