import { z } from 'zod';
import { contract } from '../contract.ts';
import { ADMINISTERING_ROLES } from '../session/role.ts';
import { PurgeRow, RetentionRuleRow } from './retention-rule.ts';

/** A document type, by its LOINC code. */
export const RetainedType = z.strictObject({ code: z.string(), nameEn: z.string(), nameFr: z.string() });
export type RetainedType = z.infer<typeof RetainedType>;

const ListRetentionOutput = z.strictObject({
  rules: z.array(RetentionRuleRow),
  /** The newest first. */
  runs: z.array(PurgeRow),
  /** Every type that a rule may be for. */
  documentTypes: z.array(RetainedType),
});

/** The facility's rules of retention, and the last runs of them. */
export const listRetention = contract({
  kind: 'query',
  roles: ADMINISTERING_ROLES,
  input: z.strictObject({}),
  output: ListRetentionOutput,
  refusals: ['NotSignedIn', 'InputInvalid'],
  audit: [],
  budget: { statements: 3, externalCalls: 0, bytes: 100_000 },
});
