import { z } from 'zod';
import { contract } from '../contract.ts';
import { ADMINISTERING_ROLES } from '../session/role.ts';
import { SourceRow } from './source.ts';

export const ListFacilitySourcesInput = z.strictObject({});

export const ListFacilitySourcesOutput = z.strictObject({ rows: z.array(SourceRow) });

/** The facility's sources, by name, with what came in from each. */
export const listFacilitySources = contract({
  kind: 'query',
  roles: ADMINISTERING_ROLES,
  input: ListFacilitySourcesInput,
  output: ListFacilitySourcesOutput,
  refusals: ['NotSignedIn', 'InputInvalid'],
  audit: [],
  budget: { statements: 1, externalCalls: 0, bytes: 300_000 },
});
