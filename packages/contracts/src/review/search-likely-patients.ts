import { z } from 'zod';
import { contract } from '../contract.ts';
import { DECIDING_ROLES } from '../session/role.ts';
import { ChangedDocument } from './decision.ts';

/**
 * How a wide search ended.
 *
 * - `searched`: whoever is like the patient is among the candidates now.
 * - `incomplete`: the server knows more people than it tells, or one of them cannot be told from anybody.
 * - `unanswered`: the server did not answer.
 * - `not-asked`: the document says too little to look for anybody, or this hospital is not set up to ask.
 */
export const WideSearch = z.enum(['searched', 'incomplete', 'unanswered', 'not-asked']);
export type WideSearch = z.infer<typeof WideSearch>;

export const SearchLikelyPatientsOutput = ChangedDocument.extend({ search: WideSearch });
export type SearchLikelyPatientsOutput = z.infer<typeof SearchLikelyPatientsOutput>;

/** Asks the hospital's server for everybody who may be the document's patient, and shows them as its candidates. */
export const searchLikelyPatients = contract({
  kind: 'mutation',
  roles: DECIDING_ROLES,
  input: z.strictObject({ documentId: z.uuid() }),
  output: SearchLikelyPatientsOutput,
  refusals: ['NotSignedIn', 'InputInvalid', 'DocumentNotFound', 'StatusUnfit'],
  audit: ['likely-patients-searched', 'document-verified', 'verification-unanswered', 'verification-not-asked'],
  budget: { statements: 24, externalCalls: 1, bytes: 120 },
});
