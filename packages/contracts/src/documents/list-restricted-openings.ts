import { z } from 'zod';
import { contract } from '../contract.ts';
import { SUPERVISING_ROLES } from '../session/role.ts';

export const ListRestrictedOpeningsInput = z.strictObject({ limit: z.int().min(1).max(50) });

/** That a colleague opened a restricted document, and why. */
export const RestrictedOpeningRow = z.strictObject({
  id: z.uuid(),
  documentId: z.uuid(),
  openedAt: z.iso.datetime(),
  openedByName: z.string(),
  because: z.string(),
});
export type RestrictedOpeningRow = z.infer<typeof RestrictedOpeningRow>;

export const ListRestrictedOpeningsOutput = z.strictObject({ rows: z.array(RestrictedOpeningRow) });
export type ListRestrictedOpeningsOutput = z.infer<typeof ListRestrictedOpeningsOutput>;

/** What colleagues opened and no supervisor has noted, the newest first. Nobody notes what they opened themselves. */
export const listRestrictedOpenings = contract({
  kind: 'query',
  roles: SUPERVISING_ROLES,
  input: ListRestrictedOpeningsInput,
  output: ListRestrictedOpeningsOutput,
  refusals: ['NotSignedIn', 'InputInvalid'],
  audit: [],
  budget: { statements: 1, externalCalls: 0, bytes: 60_000 },
});
