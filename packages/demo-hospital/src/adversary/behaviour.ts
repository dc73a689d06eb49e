import { z } from 'zod';

const Refusal = z.strictObject({
  /** What changes something, or what asks. */
  on: z.enum(['write', 'read']),
  /** Of this type; null for any. */
  resourceType: z.string().nullable(),
  /** One of these, drawn for each request. */
  statuses: z.array(z.int().min(400).max(599)).min(1),
  /** How many of the requests, from 0 to 1. */
  share: z.number().min(0).max(1),
});

/** What a server is like on every day, beside the faults of one request. */
export const Behaviour = z.strictObject({
  seed: z.string().min(1).default('any'),
  /** Runs a transaction as a batch: each entry by itself, so that some are done and others are not. */
  isTransactionBatch: z.boolean().default(false),
  /** What it refuses. Within a transaction it refuses entries only if it runs them as a batch. */
  refusals: z.array(Refusal).default([]),
  /** Ids of patients of whom it says what the specification does not know, such as the sex `M`. */
  oddPatients: z.array(z.string()).default([]),
  /** What each request waits for before it is done, as one waits for a disk and a network. */
  latencyMilliseconds: z.int().min(0).max(1000).default(0),
});
export type Behaviour = z.infer<typeof Behaviour>;
