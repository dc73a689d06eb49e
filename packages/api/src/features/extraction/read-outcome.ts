import { UnreadableReason } from '@mailroom/contracts';
import { z } from 'zod';
import { DocumentFacts, ReadFile, ReadFormat } from '../../model/reading-form.ts';
import { findExcess } from './reading-limits.ts';

// What comes out of reading. The reader is a process that has parsed a stranger's bytes, so what it says is checked as a stranger's is.

export const Bytes = z.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array);

/** A file that was embedded in a document, with its bytes. */
const ReadAttachment = z.strictObject({ ...ReadFile.shape, bytes: Bytes });
export type ReadAttachment = z.infer<typeof ReadAttachment>;

/**
 * JSON of more is more than a browser is to be given, and checking it holds up everybody whom the process serves: some 7,000 cells of a
 * table. The longest of 1,095 sample files makes 0.1 MB.
 */
export const MAX_NARRATIVE_BYTES = 1_000_000;

/** A document that was found in received bytes. */
const ReadDocument = z.strictObject({
  ...DocumentFacts.shape,
  attachments: z.array(ReadAttachment),
  /** The text for people as it is kept; see `narrative-form.ts`. */
  narrative: Bytes.nullable(),
});
export type ReadDocument = z.infer<typeof ReadDocument>;

/** What became of received bytes. */
export const ReadOutcome = z
  .union([
    z.strictObject({
      kind: z.literal('read'),
      format: ReadFormat,
      mediaType: z.string(),
      documents: z.array(ReadDocument).min(1),
    }),
    z.strictObject({
      kind: z.literal('unreadable'),
      reason: UnreadableReason,
      /** For the technician: a position, a name of markup or a media type. No patient data. */
      detail: z.string(),
      /** Null where no reader of a format said anything. */
      format: ReadFormat.nullable(),
      mediaType: z.string(),
      /** What a document without a patient said all the same; empty for every other reason. */
      documents: z.array(ReadDocument),
    }),
  ])
  .refine((outcome) => findExcess(outcome) === null);
export type ReadOutcome = z.infer<typeof ReadOutcome>;

/** Bytes that nothing tells what they are. */
export const UNKNOWN_TYPE = 'application/octet-stream';

/** What becomes of bytes that say nothing, or that nobody could look at. */
export const unreadable = (
  reason: UnreadableReason,
  detail: string,
  mediaType = UNKNOWN_TYPE,
): Extract<ReadOutcome, { kind: 'unreadable' }> => ({
  kind: 'unreadable',
  reason,
  detail,
  format: null,
  mediaType,
  documents: [],
});
