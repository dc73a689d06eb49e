import { z } from 'zod';
import { Restriction } from '../documents/restriction.ts';

/** A rule by which documents are restricted as they come: all of a source, or all of a type. */
export const RestrictionRuleRow = z.strictObject({
  id: z.uuid(),
  /** Null where the rule is one of a type. */
  sourceName: z.string().nullable(),
  /** LOINC; null where the rule is one of a source. */
  documentTypeCode: z.string().nullable(),
  restriction: Restriction,
});
export type RestrictionRuleRow = z.infer<typeof RestrictionRuleRow>;

/** What a rule may be for: a source of the facility, or a document type by its LOINC code. */
export const RestrictedKind = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('source'), sourceId: z.uuid() }),
  z.strictObject({ kind: z.literal('type'), documentTypeCode: z.string().max(50) }),
]);
export type RestrictedKind = z.infer<typeof RestrictedKind>;
