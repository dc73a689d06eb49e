import { z } from 'zod';
import { RetainedStatus } from './retained-status.ts';

/** Fewer would take away what is still recalled; more is for ever. */
export const KeepDays = z.int().min(30).max(36_500);

/** A rule as it was seen. */
export const SeenRule = z.strictObject({ ruleId: z.uuid(), version: z.int().min(1) });
export type SeenRule = z.infer<typeof SeenRule>;

/** A rule of the facility: how long documents are kept after they are filed or rejected. */
export const RetentionRuleRow = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  status: RetainedStatus,
  /** Null: of every type that has no rule of its own. */
  documentTypeCode: z.string().nullable(),
  /** Null: for ever. */
  keepDays: z.int().nullable(),
  /** Whether somebody saw what this version of it would remove. */
  isPreviewed: z.boolean(),
  isOn: z.boolean(),
  changedAt: z.iso.datetime(),
  changedByName: z.string(),
});
export type RetentionRuleRow = z.infer<typeof RetentionRuleRow>;

/** A run of a rule, or an erasure. */
export const PurgeRow = z.strictObject({
  id: z.uuid(),
  beganAt: z.iso.datetime(),
  /** Null: it goes on. */
  endedAt: z.iso.datetime().nullable(),
  documents: z.int(),
  bytes: z.int(),
  /** Null: somebody asked for it. */
  keepDays: z.int().nullable(),
});
export type PurgeRow = z.infer<typeof PurgeRow>;
