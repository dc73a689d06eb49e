import { z } from 'zod';
import { contract } from '../contract.ts';
import { ADMINISTERING_ROLES } from '../session/role.ts';
import { SeenRule } from './retention-rule.ts';

export const SwitchRetentionRuleInput = SeenRule.extend({ isOn: z.boolean() });
export type SwitchRetentionRuleInput = z.infer<typeof SwitchRetentionRuleInput>;

/** Switches a rule on, of which somebody saw what it would remove, or off. */
export const switchRetentionRule = contract({
  kind: 'mutation',
  roles: ADMINISTERING_ROLES,
  input: SwitchRetentionRuleInput,
  output: z.strictObject({}),
  refusals: ['NotSignedIn', 'InputInvalid', 'RetentionRuleNotFound', 'RetentionRuleChanged', 'RetentionRuleUnseen'],
  audit: ['retention-rule-changed'],
  budget: { statements: 5, externalCalls: 0, bytes: 10 },
});
