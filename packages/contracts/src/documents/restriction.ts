import { z } from 'zod';

/**
 * Why a document is restricted: lists show its type and the time it came, and nothing else of it.
 *
 * - `staff`: its patient works at the hospital.
 * - `psychiatry`: of a psychiatric ward or about such a treatment.
 * - `vip`: many would like to know.
 */
export const Restriction = z.enum(['staff', 'psychiatry', 'vip']);
export type Restriction = z.infer<typeof Restriction>;

/** Why somebody does what others will ask about: a sentence, not a letter. */
export const Because = z.string().trim().min(10).max(500);
