import { DocumentFormat, LostFile, MetadataView, PlaceCode } from '@mailroom/contracts';
import { z } from 'zod';
import { storedForm } from '../platform/stored/stored-form.ts';

/** HL7 v3 Data Types R1, II, and what other formats have in its place: without an extension, the root is the complete identifier. */
const DocumentId = z.strictObject({ root: z.string().nullable(), extension: z.string().nullable() });

/** By what a sender tells a document from others, and its versions from each other. Null: it did not say. */
const DocumentVersion = z.strictObject({
  /** Of this version alone. */
  id: DocumentId.nullable(),
  /** The same through all versions. */
  setId: DocumentId.nullable(),
  /** As it is written. */
  number: z.string().nullable(),
});

/** A version that a document goes back to: `RPLC` replaces it, `APND` adds to it, `XFRM` is it in another form. */
const ParentDocument = z.strictObject({ relation: z.string().nullable(), ...DocumentVersion.shape });
export type ParentDocument = z.infer<typeof ParentDocument>;

/** Where a document stands in what was received: all of it, or some of its pages, segments or elements, counted from 1. */
const DocumentPlace = z.union([
  z.strictObject({ of: z.literal('whole') }),
  z.strictObject({ of: z.enum(['pages', 'segments', 'elements']), first: z.int().min(1), last: z.int().min(1) }),
]);

/** What a document says of itself. Null means that it did not say it. */
export const DocumentMetadata = z.strictObject({
  ...MetadataView.omit({ format: true, areIdentifiersReadable: true, lostFiles: true, lossAcceptedByName: true }).shape,
  // Read since later than the first readings that are kept.
  patientUsedGiven: z.array(z.string()).optional(),
  patientBirthPlace: PlaceCode.nullable().optional(),
  documentCodeSystem: z.string().nullable(),
  documentCodeDisplayName: z.string().nullable(),
  authorOrganization: z.string().nullable(),
  /** An RFC 3066 language, such as `fr-CH`. */
  language: z.string().nullable(),
});
export type DocumentMetadata = z.infer<typeof DocumentMetadata>;

/** What a document says beside its files and its text for people. */
export const DocumentFacts = z.strictObject({
  at: DocumentPlace,
  /** Null: the format knows no versions. */
  version: DocumentVersion.nullable(),
  parents: z.array(ParentDocument),
  /** Null: the format says nothing of itself. */
  metadata: DocumentMetadata.nullable(),
  /** Files that belong to it and that nobody can read here. */
  lostFiles: z.array(LostFile),
});
export type DocumentFacts = z.infer<typeof DocumentFacts>;

/** A file that was embedded in a document. */
export const ReadFile = z.strictObject({
  /** Made by us from the order and the type, so it holds no patient data and no path. */
  fileName: z.string(),
  mediaType: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

const DocumentReading = z.strictObject({
  ...DocumentFacts.shape,
  files: z.array(z.strictObject({ ...ReadFile.shape, sizeBytes: z.int() })),
  /** Digest of its text for people; null for none. */
  narrativeSha256: z.string().nullable(),
});
export type DocumentReading = z.infer<typeof DocumentReading>;

/** The formats that documents are read from. */
export const ReadFormat = DocumentFormat.exclude(['other']);

/** What was read of a received object. */
const ReadingContent = z.strictObject({
  /** Null: nothing was read. */
  format: ReadFormat.nullable(),
  mediaType: z.string(),
  documents: z.array(DocumentReading),
});
export type ReadingContent = z.infer<typeof ReadingContent>;

/** A reading as it is kept. */
export const READING_CONTENT = storedForm('reading.content', ReadingContent);
