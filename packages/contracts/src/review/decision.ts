import { z } from 'zod';

/** A document as the clerk saw it: a decision about another version is refused. */
export const SeenDocument = z.strictObject({ documentId: z.uuid(), version: z.int().min(1) });
export type SeenDocument = z.infer<typeof SeenDocument>;

/** The documents that one decision is about; each at most once. */
export const SeenDocuments = z
  .array(SeenDocument)
  .min(1)
  .max(200)
  .refine((documents) => new Set(documents.map(({ documentId }) => documentId)).size === documents.length);

/** Where a document stands after a change: what the next change has to name as seen. */
export const ChangedDocument = z.strictObject({ documentId: z.uuid(), version: z.int() });
export type ChangedDocument = z.infer<typeof ChangedDocument>;

/** A decision that stands. `undoableUntil` is null when it can be undone at any time. */
export const DecidedDocument = ChangedDocument.extend({ undoableUntil: z.iso.datetime().nullable() });
export type DecidedDocument = z.infer<typeof DecidedDocument>;
