import { z } from 'zod';

/** What the check of a document's identity against the hospital's records found. `pending`: not checked yet. */
export const VerificationOutcome = z.enum(['pending', 'matched', 'ambiguous', 'unmatched', 'unavailable']);
export type VerificationOutcome = z.infer<typeof VerificationOutcome>;
