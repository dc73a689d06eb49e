import { z } from 'zod';
import { contract } from '../contract.ts';
import { ADMINISTERING_ROLES } from '../session/role.ts';
import { SourceRow } from './source.ts';

export const ListFacilitySourcesInput = z.strictObject({});

/** What came in from a source, by its id. More than ten thousand documents are not counted: 10,001 stands for all of these. */
export const SourceUse = z.strictObject({
  documents: z.int(),
  lastReceivedAt: z.iso.datetime().nullable(),
});
export type SourceUse = z.infer<typeof SourceUse>;

export const ListFacilitySourcesOutput = z.strictObject({
  rows: z.array(SourceRow),
  use: z.record(z.uuid(), SourceUse),
});

/** The facility's sources, by name, with what came in from each. */
export const listFacilitySources = contract({
  kind: 'query',
  roles: ADMINISTERING_ROLES,
  input: ListFacilitySourcesInput,
  output: ListFacilitySourcesOutput,
  refusals: ['NotSignedIn', 'InputInvalid'],
  audit: [],
  budget: { statements: 2, externalCalls: 0, bytes: 300_000 },
});
