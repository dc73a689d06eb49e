import { z } from 'zod';
import { TAG_COLORS } from '../agreements.ts';

/** A colour of a tag's dot. Each stands out from both schemes' backgrounds. */
export const DotColor = z.enum(TAG_COLORS);
export type DotColor = z.infer<typeof DotColor>;

export const TagName = z.string().trim().min(1).max(100);

/** A tag as an administrator sees it. */
export const TagRow = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  /** A {@link DotColor}, or another that `mailroom set-up` said. */
  color: z.string(),
  /** Since then it is not offered any more; null while it is. */
  switchedOffAt: z.iso.datetime().nullable(),
  /** How many carry it. More than ten thousand are not counted: 10,001 stands for all of these. */
  documents: z.int(),
  version: z.int(),
});
export type TagRow = z.infer<typeof TagRow>;
