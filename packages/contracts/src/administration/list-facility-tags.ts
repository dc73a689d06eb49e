import { z } from 'zod';
import { contract } from '../contract.ts';
import { ADMINISTERING_ROLES } from '../session/role.ts';
import { TagRow } from './tag.ts';

export const ListFacilityTagsInput = z.strictObject({});

export const ListFacilityTagsOutput = z.strictObject({ rows: z.array(TagRow) });

/** The facility's tags, by name, with the number of documents that carry each. */
export const listFacilityTags = contract({
  kind: 'query',
  roles: ADMINISTERING_ROLES,
  input: ListFacilityTagsInput,
  output: ListFacilityTagsOutput,
  refusals: ['NotSignedIn', 'InputInvalid'],
  audit: [],
  budget: { statements: 1, externalCalls: 0, bytes: 200_000 },
});
