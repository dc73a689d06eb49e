import { z } from 'zod';
import { contract } from '../contract.ts';
import { READING_ROLES } from '../session/role.ts';

export const ListFilterOptionsInput = z.strictObject({});

/** What the filter bar offers. `documentTypes` also names the codes that the rows carry. */
export const ListFilterOptionsOutput = z.strictObject({
  sources: z.array(z.strictObject({ id: z.uuid(), name: z.string() })),
  assignees: z.array(z.strictObject({ id: z.uuid(), name: z.string() })),
  /** One that is switched off still narrows the list: documents carry it. */
  tags: z.array(z.strictObject({ id: z.uuid(), name: z.string(), isOffered: z.boolean() })),
  documentTypes: z.array(z.strictObject({ code: z.string(), nameEn: z.string(), nameFr: z.string() })),
});
export type ListFilterOptionsOutput = z.infer<typeof ListFilterOptionsOutput>;

export const listFilterOptions = contract({
  kind: 'query',
  roles: READING_ROLES,
  input: ListFilterOptionsInput,
  output: ListFilterOptionsOutput,
  refusals: ['NotSignedIn', 'InputInvalid'],
  audit: [],
  budget: { statements: 4, externalCalls: 0, bytes: 50_000 },
});
