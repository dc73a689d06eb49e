import { z } from 'zod';
import { contract } from '../contract.ts';
import { OVERSEEING_ROLES } from '../session/role.ts';

/** That a source uses an identifier for documents of different patients. */
export const SharedIdentifierRow = z.strictObject({
  id: z.uuid(),
  sourceName: z.string(),
  /** In whose list the identifiers stand, as the documents say it. */
  system: z.string(),
  foundAt: z.iso.datetime(),
});
export type SharedIdentifierRow = z.infer<typeof SharedIdentifierRow>;

export const ListSharedIdentifiersInput = z.strictObject({ limit: z.int().min(1).max(50) });

export const ListSharedIdentifiersOutput = z.strictObject({ rows: z.array(SharedIdentifierRow) });

/** The shared identifiers of the facility's sources that nobody has noted, the newest first. */
export const listSharedIdentifiers = contract({
  kind: 'query',
  roles: OVERSEEING_ROLES,
  input: ListSharedIdentifiersInput,
  output: ListSharedIdentifiersOutput,
  refusals: ['NotSignedIn', 'InputInvalid'],
  audit: [],
  budget: { statements: 1, externalCalls: 0, bytes: 40_000 },
});
