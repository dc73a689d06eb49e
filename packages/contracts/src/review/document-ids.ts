import { z } from 'zod';

/** The documents that one action is about; each at most once. */
export const DocumentIds = z
  .array(z.uuid())
  .min(1)
  .max(200)
  .refine((ids) => new Set(ids).size === ids.length);
