import { z } from 'zod';
import { MAX_DOCUMENTS_AT_ONCE } from '../agreements.ts';

/** The documents that one action is about; each at most once. */
export const DocumentIds = z
  .array(z.uuid())
  .min(1)
  .max(MAX_DOCUMENTS_AT_ONCE)
  .refine((ids) => new Set(ids).size === ids.length);
