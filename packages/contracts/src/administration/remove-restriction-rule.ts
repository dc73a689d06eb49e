import { z } from 'zod';
import { contract } from '../contract.ts';
import { ADMINISTERING_ROLES } from '../session/role.ts';

export const RemoveRestrictionRuleInput = z.strictObject({ ruleId: z.uuid() });
export type RemoveRestrictionRuleInput = z.infer<typeof RemoveRestrictionRuleInput>;

/** Removes a rule: what comes is not restricted by it any more, and what was stays restricted. One that is gone already is no mistake. */
export const removeRestrictionRule = contract({
  kind: 'mutation',
  roles: ADMINISTERING_ROLES,
  input: RemoveRestrictionRuleInput,
  output: z.strictObject({}),
  refusals: ['NotSignedIn', 'InputInvalid'],
  audit: ['facility-changed'],
  budget: { statements: 4, externalCalls: 0, bytes: 10 },
});
