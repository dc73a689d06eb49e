import { z } from 'zod';
import { contract } from '../contract.ts';
import { READING_ROLES } from '../session/role.ts';

export const OpenSearchInput = z.strictObject({ searchId: z.uuid() });

export const OpenSearchOutput = z.strictObject({ patientName: z.string() });
export type OpenSearchOutput = z.infer<typeof OpenSearchOutput>;

/** The name that a link's search stands for. */
export const openSearch = contract({
  kind: 'query',
  roles: READING_ROLES,
  input: OpenSearchInput,
  output: OpenSearchOutput,
  refusals: ['NotSignedIn', 'SearchNotFound', 'InputInvalid'],
  audit: [],
  budget: { statements: 1, externalCalls: 0, bytes: 1000 },
});
