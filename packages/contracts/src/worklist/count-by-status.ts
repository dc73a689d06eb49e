import { z } from 'zod';
import { contract } from '../contract.ts';
import { DocumentStatus } from '../documents/document-status.ts';
import { READING_ROLES } from '../session/role.ts';

export const CountByStatusInput = z.strictObject({});

/** The facility's documents per status, zero included. */
export const CountByStatusOutput = z.strictObject({ counts: z.record(DocumentStatus, z.int().min(0)) });
export type CountByStatusOutput = z.infer<typeof CountByStatusOutput>;

export const countByStatus = contract({
  kind: 'query',
  roles: READING_ROLES,
  input: CountByStatusInput,
  output: CountByStatusOutput,
  refusals: ['NotSignedIn', 'InputInvalid'],
  audit: [],
  budget: { statements: 1, externalCalls: 0, bytes: 200 },
});
