import { z } from 'zod';

/** Where a document may stand for its days to be counted: only what is filed or rejected is ever purged, and nothing that waits. */
export const RetainedStatus = z.enum(['integrated', 'rejected']);
export type RetainedStatus = z.infer<typeof RetainedStatus>;

/** What keeps a document although its days are over, or somebody asked to have it erased. */
export const KeptBecause = z.enum([
  /** A legal hold on it, or on its patient. */
  'held',
  /** It waits: only what is filed or rejected may go. */
  'not-ended',
  /** Something is being done with it: sent, asked about, claimed, read. */
  'under-way',
  /** The hospital's server did not show that it has it: this may be the only copy. */
  'not-read-back',
  /** It is filed under a patient who was made here, and who is not merged yet. */
  'provisional-patient',
]);
export type KeptBecause = z.infer<typeof KeptBecause>;
