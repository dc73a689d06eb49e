import { z } from 'zod';
import { contract } from '../contract.ts';
import { OPERATING_ROLES } from '../session/role.ts';

export const ListFacilitiesInput = z.strictObject({
  /** Part of a name, city or code, whatever its case; null for every hospital. */
  sought: z.string().trim().min(1).max(100).nullable(),
  /** `nextCursor` of the page before; null for the first page. */
  cursor: z.string().max(500).nullable(),
  limit: z.int().min(1).max(100),
});
export type ListFacilitiesInput = z.infer<typeof ListFacilitiesInput>;

/** One hospital of the installation. */
export const FacilityRow = z.strictObject({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  city: z.string(),
  country: z.string(),
  timeZone: z.string(),
});
export type FacilityRow = z.infer<typeof FacilityRow>;

export const ListFacilitiesOutput = z.strictObject({ rows: z.array(FacilityRow), nextCursor: z.string().nullable() });
export type ListFacilitiesOutput = z.infer<typeof ListFacilitiesOutput>;

/** The hospitals of the installation, by name. */
export const listFacilities = contract({
  kind: 'query',
  roles: OPERATING_ROLES,
  input: ListFacilitiesInput,
  output: ListFacilitiesOutput,
  refusals: ['NotSignedIn', 'InputInvalid', 'CursorInvalid'],
  audit: [],
  budget: { statements: 1, externalCalls: 0, bytes: 100_000 },
});
