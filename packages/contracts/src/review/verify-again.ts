import { z } from 'zod';
import { contract } from '../contract.ts';
import { READING_ROLES } from '../session/role.ts';

export const VerifyAgainInput = z.strictObject({ documentId: z.uuid() });

export const VerifyAgainOutput = z.strictObject({});

/** Asks for the identity to be checked against the hospital's records anew. The result comes live. */
export const verifyAgain = contract({
  kind: 'mutation',
  roles: READING_ROLES,
  input: VerifyAgainInput,
  output: VerifyAgainOutput,
  refusals: ['NotSignedIn', 'InputInvalid', 'DocumentNotFound', 'StatusUnfit'],
  audit: ['verification-asked'],
  budget: { statements: 4, externalCalls: 0, bytes: 10 },
});
