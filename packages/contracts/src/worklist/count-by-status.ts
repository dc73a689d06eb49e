import { z } from 'zod';
import { contract } from '../contract.ts';
import { DocumentStatus } from '../documents/document-status.ts';
import { EVERY_ROLE } from '../session/role.ts';

export const CountByStatusInput = z.strictObject({});

/** The facility's documents per status, zero included. */
export const CountByStatusOutput = z.strictObject({ counts: z.record(DocumentStatus, z.int().min(0)) });
export type CountByStatusOutput = z.infer<typeof CountByStatusOutput>;

export const countByStatus = contract({
  kind: 'query',
  roles: EVERY_ROLE,
  input: CountByStatusInput,
  output: CountByStatusOutput,
  refusals: ['NotSignedIn', 'InputInvalid'],
  audit: [],
  budget: { statements: 1, externalCalls: 0, bytes: 200 },
});
