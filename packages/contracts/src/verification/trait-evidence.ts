import { z } from 'zod';

/** What a person is known by. `identifier`: every number that a document carries, taken together. */
export const Trait = z.enum(['identifier', 'family', 'given', 'birthDate', 'sex', 'birthPlace']);
export type Trait = z.infer<typeof Trait>;

/**
 * How a trait as read agrees with the same trait as known.
 *
 * - `close`: a spelling, a short form or a part of it; never enough by itself.
 * - `missing`: one side does not state it, or states what several people share.
 */
export const Agreement = z.enum(['equal', 'close', 'different', 'missing']);
export type Agreement = z.infer<typeof Agreement>;

/** One trait of a document beside the same trait of a patient. It carries no value of either. */
export const TraitEvidence = z.strictObject({ trait: Trait, agreement: Agreement });
export type TraitEvidence = z.infer<typeof TraitEvidence>;
