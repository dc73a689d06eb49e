import { DocumentFormat, LostFile, MetadataView, UnreadableReason } from '@mailroom/contracts';
import { z } from 'zod';
import { findExcess } from './reading-limits.ts';

// What comes out of reading. The reader is a process that has parsed a stranger's bytes, so what it says is checked as a stranger's is.

/** What a document says of itself. Null means that it did not say it. */
const DocumentMetadata = z.strictObject({
  ...MetadataView.omit({ format: true, areIdentifiersReadable: true, lostFiles: true, lossAcceptedByName: true }).shape,
  documentCodeSystem: z.string().nullable(),
  documentCodeDisplayName: z.string().nullable(),
  documentIdentifier: z.strictObject({ root: z.string().nullable(), extension: z.string().nullable() }).nullable(),
  authorOrganization: z.string().nullable(),
  /** An RFC 3066 language, such as `fr-CH`. */
  language: z.string().nullable(),
});
export type DocumentMetadata = z.infer<typeof DocumentMetadata>;

/** What a document says, and which of its files nobody can read here. */
const ReadMetadata = z.strictObject({ ...DocumentMetadata.shape, lostFiles: z.array(LostFile) });
export type ReadMetadata = z.infer<typeof ReadMetadata>;

export const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

/** A file that was embedded in a document. */
const ReadAttachment = z.strictObject({
  /** Made by us from the order and the type, so it holds no patient data and no path. */
  fileName: z.string(),
  mediaType: z.string(),
  bytes: Bytes,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type ReadAttachment = z.infer<typeof ReadAttachment>;

/**
 * JSON of more is more than a browser is to be given, and checking it holds up everybody whom the process serves: some 7,000 cells of a
 * table. The longest of 1,095 sample files makes 0.1 MB.
 */
export const MAX_NARRATIVE_BYTES = 1_000_000;

/** What is common to all: what the bytes themselves are, and the text for people as it is kept; see `narrative-form.ts`. */
const READING = { mediaType: z.string(), narrative: Bytes.nullable() };

const ReadFormat = DocumentFormat.exclude(['other']);

/** What became of received bytes. */
export const ReadOutcome = z
  .union([
    z.strictObject({
      kind: z.literal('read'),
      format: ReadFormat,
      /** Null: the format says nothing of itself. */
      metadata: ReadMetadata.nullable(),
      attachments: z.array(ReadAttachment),
      ...READING,
    }),
    z.strictObject({
      kind: z.literal('unreadable'),
      reason: UnreadableReason,
      /** For the technician: a position, a name of markup or a media type. No patient data. */
      detail: z.string(),
      /** What a document without a patient said all the same, and in which format; null for every other reason. */
      format: ReadFormat.nullable(),
      metadata: ReadMetadata.nullable(),
      ...READING,
    }),
  ])
  .refine((outcome) => findExcess(outcome) === null);
export type ReadOutcome = z.infer<typeof ReadOutcome>;

/** Bytes that nothing tells what they are. */
export const UNKNOWN_TYPE = 'application/octet-stream';

/** What becomes of bytes that say nothing, or that nobody could look at. */
export const unreadable = (reason: UnreadableReason, detail: string, mediaType = UNKNOWN_TYPE) =>
  ({ kind: 'unreadable', reason, detail, format: null, metadata: null, mediaType, narrative: null }) as const;
