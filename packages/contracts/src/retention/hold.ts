import { z } from 'zod';

/** Why something is held or erased. Of whom it is, the document says: no name belongs here. */
export const StatedReason = z.string().trim().min(1).max(500);

/** About this document alone, or about everything of its patient. */
export const RetentionScope = z.enum(['document', 'patient']);
export type RetentionScope = z.infer<typeof RetentionScope>;

/** A legal hold, as the pane shows it. */
export const HoldView = z.strictObject({
  id: z.uuid(),
  scope: RetentionScope,
  reason: z.string(),
  placedByName: z.string(),
  placedAt: z.iso.datetime(),
});
export type HoldView = z.infer<typeof HoldView>;
