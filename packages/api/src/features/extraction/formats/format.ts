import type { DocumentFormat, LossReason, NarrativeSection, UnreadableReason } from '@mailroom/contracts';
import type { DocumentFacts } from '../../../model/reading-form.ts';
import type { EmbeddedFile } from '../decode-embedded-file.ts';
import type { XmlElement } from '../xml-element.ts';

/** Bytes, and what is known of them before their format is. */
export interface Sample {
  readonly bytes: Uint8Array;
  /** `signed`: a signature says what they are, see `signature`. */
  readonly kind: 'markup' | 'signed' | 'text';
  /** The beginning as text, without leading white space. */
  readonly head: string;
  /** The media type of the signature; null without one. */
  readonly signature: string | null;
  /** Of markup that was received: its root. Markup within a document is not parsed, and has none here. */
  readonly root: XmlElement | null;
}

/** What a document says: of itself, to people, and as files. */
export interface Said extends Omit<DocumentFacts, 'lostFiles'> {
  /** Null: the format has no text for people. */
  readonly narrative: NarrativeSection[] | null;
  readonly files: EmbeddedFile[];
}

/** What is said by bytes that are one document and say nothing more. */
export const SAYS_NOTHING: Said = {
  at: { of: 'whole' },
  version: null,
  parents: [],
  metadata: null,
  narrative: null,
  files: [],
};

/** What a format's reader makes of bytes: the documents in them. What is unreadable may have said something all the same. */
export type FormatReading =
  | { readonly kind: 'read'; readonly documents: readonly [Said, ...Said[]] }
  | {
      readonly kind: 'unreadable';
      readonly reason: UnreadableReason;
      /** For the technician; no patient data. */
      readonly detail: string;
      readonly documents: readonly Said[];
    };

/** A media type of a format. */
interface FormatType {
  /** How its files are named. */
  readonly extension: string;
  /** Its bytes begin with a signature: what says that it is of this type and begins otherwise, is broken. */
  readonly isSigned: boolean;
}

interface Recognised {
  /** The media type of bytes of this format; null for any others. */
  readonly recognises: (sample: Sample) => string | null;
  /** Every media type that a file of this format may be named by, whoever says it. */
  readonly types: Readonly<Record<string, FormatType>>;
  /** Why nobody can read all of an embedded file of this format; null if people can. */
  readonly check?: (mediaType: string, bytes: Uint8Array) => Promise<LossReason | null> | LossReason | null;
}

/** A format that documents are read from. */
export interface ReadableFormat extends Recognised {
  readonly name: Exclude<DocumentFormat, 'other'>;
  /** What is larger is not read; what reading may use in time and memory is the same for all, see `open-reader.ts`. */
  readonly limits: { readonly maxBytes: number };
  /** Never throws for what the bytes hold. `receivedAt`: nobody whom a document is about is born after it. */
  readonly read: (sample: Sample, receivedAt: Date) => Promise<FormatReading> | FormatReading;
}

/** A format that is known by name, so that a clerk sees what came in, and that nothing reads yet. */
export interface NamedFormat extends Recognised {
  readonly name: string;
  readonly read: null;
}

export type Format = NamedFormat | ReadableFormat;

const typeOf = (isSigned: boolean) => (extension: string) => ({ extension, isSigned });
/** A type whose files begin with a signature. */
export const signed = typeOf(true);
/** A type that nothing in its bytes has to tell. */
export const unsigned = typeOf(false);

/** The media type of text that begins so. */
export const textThat =
  (mediaType: string, begins: (head: string) => boolean): Format['recognises'] =>
  ({ kind, head }) =>
    kind === 'text' && begins(head) ? mediaType : null;
