import { z } from 'zod';
import { contract } from '../contract.ts';
import { ADMINISTERING_ROLES } from '../session/role.ts';
import { RestrictionRuleRow } from './restriction-rule.ts';

/** A source that a rule may be for. */
export const RestrictableSource = z.strictObject({ id: z.uuid(), name: z.string() });

/** A document type that a rule may be for. */
export const RestrictableType = z.strictObject({ code: z.string(), nameEn: z.string(), nameFr: z.string() });
export type RestrictableType = z.infer<typeof RestrictableType>;

export const ListRestrictionRulesOutput = z.strictObject({
  rules: z.array(RestrictionRuleRow),
  sources: z.array(RestrictableSource),
  documentTypes: z.array(RestrictableType),
});
export type ListRestrictionRulesOutput = z.infer<typeof ListRestrictionRulesOutput>;

/** By which rules documents of the facility are restricted as they come, and what a rule may be for. */
export const listRestrictionRules = contract({
  kind: 'query',
  roles: ADMINISTERING_ROLES,
  input: z.strictObject({}),
  output: ListRestrictionRulesOutput,
  refusals: ['NotSignedIn', 'InputInvalid'],
  audit: [],
  budget: { statements: 3, externalCalls: 0, bytes: 150_000 },
});
