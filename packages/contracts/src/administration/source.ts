import { z } from 'zod';
import { SourceKind } from '../intake/set-up-facilities.ts';

/** What an administrator says of a source. */
export const SourceFields = {
  name: z.string().trim().min(1).max(200),
  kind: SourceKind,
  /** What each of its documents carries from the start. */
  tagIds: z.array(z.uuid()).max(20),
};

/** A source as an administrator sees it. */
export const SourceRow = z.strictObject({
  id: z.uuid(),
  /** What the command line calls it; it stays. */
  code: z.string(),
  name: z.string(),
  kind: SourceKind,
  /** Since then nothing is taken in from it; null while it is on. */
  switchedOffAt: z.iso.datetime().nullable(),
  tags: z.array(z.strictObject({ id: z.uuid(), name: z.string(), color: z.string() })),
  /** How many came from it. More than ten thousand are not counted: 10,001 stands for all of these. */
  documents: z.int(),
  lastReceivedAt: z.iso.datetime().nullable(),
  version: z.int(),
});
export type SourceRow = z.infer<typeof SourceRow>;
