import { z } from 'zod';
import { contract } from '../contract.ts';
import { ADMINISTERING_ROLES } from '../session/role.ts';
import { KeptBecause } from './retained-status.ts';
import { SeenRule } from './retention-rule.ts';

/** Behind which document the next portion begins. */
const Position = z.strictObject({ endedAt: z.string().max(40), documentId: z.uuid() });

export const PreviewRetentionInput = SeenRule.extend({
  /** `next` of the portion before; null for the first one. */
  after: Position.nullable(),
});
export type PreviewRetentionInput = z.infer<typeof PreviewRetentionInput>;

/** What a rule would remove now, of one portion of the documents that its days are over for. */
export const PreviewRetentionOutput = z.strictObject({
  documents: z.int(),
  /** Of their files, each counted for every document that has it. */
  bytes: z.int(),
  /** When the first and the last of them were filed or rejected. */
  oldestEndedAt: z.iso.datetime().nullable(),
  newestEndedAt: z.iso.datetime().nullable(),
  /** Those that are kept all the same, by what keeps them. */
  kept: z.record(KeptBecause, z.int()),
  /** Null: this was the last portion, and the rule may be switched on. */
  next: Position.nullable(),
});
export type PreviewRetentionOutput = z.infer<typeof PreviewRetentionOutput>;

/** Counts what a rule would remove, portion by portion; with the last one its version is known to have been seen. */
export const previewRetention = contract({
  kind: 'mutation',
  roles: ADMINISTERING_ROLES,
  input: PreviewRetentionInput,
  output: PreviewRetentionOutput,
  refusals: ['NotSignedIn', 'InputInvalid', 'RetentionRuleNotFound', 'RetentionRuleChanged'],
  audit: ['retention-previewed'],
  budget: { statements: 5, externalCalls: 0, bytes: 1000 },
});
