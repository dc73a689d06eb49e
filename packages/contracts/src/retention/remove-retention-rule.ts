import { z } from 'zod';
import { contract } from '../contract.ts';
import { ADMINISTERING_ROLES } from '../session/role.ts';
import { SeenRule } from './retention-rule.ts';

/**
 * Removes a rule. Documents of its type go by the rule for all types then, which is switched off with it, and is another version: nobody saw
 * it take them.
 */
export const removeRetentionRule = contract({
  kind: 'mutation',
  roles: ADMINISTERING_ROLES,
  input: SeenRule,
  output: z.strictObject({}),
  refusals: ['NotSignedIn', 'InputInvalid', 'RetentionRuleNotFound', 'RetentionRuleChanged'],
  audit: ['retention-rule-changed'],
  budget: { statements: 7, externalCalls: 0, bytes: 10 },
});
