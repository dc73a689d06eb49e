import { z } from 'zod';

/**
 * What the check of a document's identity against the hospital's records found.
 *
 * - `pending`: not checked yet.
 * - `matched`: one patient, found by the rules or chosen by a clerk.
 * - `provisional`: a patient who was made here of what the document says, and whom no record knew.
 * - `ambiguous`: patients who may be the one.
 * - `unmatched`: looked for, and nobody there.
 * - `not-asked`: the document says nothing that anybody could be looked for by.
 * - `unavailable`: the hospital's server did not answer.
 * - `unscoped`: several hospitals share a server, and this one does not say which of its records are its own.
 */
export const VerificationOutcome = z.enum([
  'pending',
  'matched',
  'provisional',
  'ambiguous',
  'unmatched',
  'not-asked',
  'unavailable',
  'unscoped',
]);
export type VerificationOutcome = z.infer<typeof VerificationOutcome>;
