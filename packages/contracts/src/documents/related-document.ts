import { z } from 'zod';
import { DocumentStatus } from './document-status.ts';

/**
 * How another document stands to the one that is open, by what their senders say of them:
 *
 * - `same-bytes`: the same file, from another source.
 * - `same-id`: the same document in other bytes, indented anew or in another wrapper.
 * - `same-version`: the same version of the same set.
 * - `newer`, `older`: a version of the same set, by its number.
 * - `other-version`: a version of the same set, and nobody can say which one is newer.
 * - `replaces`: it says that it replaces the open one.
 * - `replaced`: the open one says that it replaces this one.
 */
export const DocumentStanding = z.enum([
  'same-bytes',
  'same-id',
  'same-version',
  'newer',
  'older',
  'other-version',
  'replaces',
  'replaced',
]);
export type DocumentStanding = z.infer<typeof DocumentStanding>;

/** More are not listed, and are asked for by nobody. */
export const MAX_RELATED = 20;

/** A document of the same facility that is the open one, or another version of it. */
export const RelatedDocument = z.strictObject({
  documentId: z.uuid(),
  standing: DocumentStanding,
  status: DocumentStatus,
  sourceName: z.string(),
  receivedAt: z.iso.datetime(),
  versionNumber: z.string().nullable(),
  /** When the hospital confirmed that it is in a chart; null while it is in none. */
  filedAt: z.iso.datetime().nullable(),
  /** In whose chart it is, or will be: that of the open document's patient or another one. Null: in none, or nobody knows. */
  chart: z.enum(['same', 'other']).nullable(),
  /** Whether the open one is filed only after somebody said so. */
  holdsUp: z.boolean(),
});
export type RelatedDocument = z.infer<typeof RelatedDocument>;
