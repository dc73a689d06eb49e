import { z } from 'zod';
import { contract } from '../contract.ts';
import { Restriction } from '../documents/restriction.ts';
import { ADMINISTERING_ROLES } from '../session/role.ts';
import { RestrictedKind } from './restriction-rule.ts';

export const SaveRestrictionRuleInput = z.strictObject({ of: RestrictedKind, restriction: Restriction });
export type SaveRestrictionRuleInput = z.infer<typeof SaveRestrictionRuleInput>;

/** Restricts what comes from a source, or of a type, from now on. The rule that was there for it is replaced; what came before stays as it is. */
export const saveRestrictionRule = contract({
  kind: 'mutation',
  roles: ADMINISTERING_ROLES,
  input: SaveRestrictionRuleInput,
  output: z.strictObject({ ruleId: z.uuid() }),
  refusals: ['NotSignedIn', 'InputInvalid', 'SourceNotFound', 'DocumentTypeNotFound'],
  audit: ['facility-changed'],
  budget: { statements: 6, externalCalls: 0, bytes: 60 },
});
