import { z } from 'zod';
import { contract } from '../contract.ts';
import { ADMINISTERING_ROLES } from '../session/role.ts';
import { RetainedStatus } from './retained-status.ts';
import { KeepDays } from './retention-rule.ts';

export const SaveRetentionRuleInput = z.strictObject({
  status: RetainedStatus,
  /** LOINC; null for every type that has no rule of its own. */
  documentTypeCode: z.string().max(50).nullable(),
  /** Null: for ever. */
  keepDays: KeepDays.nullable(),
});
export type SaveRetentionRuleInput = z.infer<typeof SaveRetentionRuleInput>;

/** Says how long documents of a status and a type are kept. The rule is off then, until somebody saw what it would remove. */
export const saveRetentionRule = contract({
  kind: 'mutation',
  roles: ADMINISTERING_ROLES,
  input: SaveRetentionRuleInput,
  output: z.strictObject({ ruleId: z.uuid(), version: z.int() }),
  refusals: ['NotSignedIn', 'InputInvalid', 'DocumentTypeNotFound'],
  audit: ['retention-rule-changed'],
  budget: { statements: 6, externalCalls: 0, bytes: 200 },
});
