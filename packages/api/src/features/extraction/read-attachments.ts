import { createHash } from 'node:crypto';
import type { Body } from './cda-r2.ts';
import type { ReadAttachment } from './read-outcome.ts';

type EmbeddedFile = Pick<ReadAttachment, 'mediaType' | 'bytes'>;

const EXTENSIONS = new Map(
  Object.entries({
    'application/dicom': 'dcm',
    'application/pdf': 'pdf',
    'application/rtf': 'rtf',
    'application/xml': 'xml',
    'image/bmp': 'bmp',
    'image/gif': 'gif',
    'image/jpeg': 'jpg',
    'image/jpg': 'jpg',
    'image/png': 'png',
    'image/tiff': 'tif',
    'text/html': 'html',
    'text/plain': 'txt',
    'text/rtf': 'rtf',
    'text/xml': 'xml',
  }),
);

/**
 * The files within a ClinicalDocument, in document order.
 *
 * CDA R2, NonXMLBody and ObservationMedia, and any other ED of the body in Base64. Signatures
 * stand in the header and are not content. An ED which only refers to a file, or whose Base64 is broken, gives none.
 */
export function readAttachments(bodies: Body[]): ReadAttachment[] {
  const inline = inlineTextOf(bodies.find(({ nullFlavor }) => nullFlavor === null));
  const files = [...inline, ...bodies.flatMap((body) => body.files.flatMap(embeddedFileOf))];
  return files.map((file, index) => ({
    ...file,
    fileName: `attachment-${index + 1}.${EXTENSIONS.get(file.mediaType) ?? 'bin'}`,
    sha256: createHash('sha256').update(file.bytes).digest('hex'),
  }));
}

/** HL7 v3 Data Types R1, ED.representation: without `B64`, the text of a nonXMLBody is the content itself. */
function inlineTextOf(body: Body | undefined): EmbeddedFile[] {
  const text = body?.nonXMLBody?.text ?? null;
  if (text === null || text.representation === 'B64' || text.content.trim() === '') return [];
  return [{ mediaType: mediaTypeOf(text), bytes: new TextEncoder().encode(text.content) }];
}

function embeddedFileOf(file: Body['files'][number]): EmbeddedFile[] {
  return file.content === null ? [] : [{ mediaType: mediaTypeOf(file), bytes: file.content }];
}

/** ED.mediaType is `text/plain` unless stated. Compressed content is not inflated, so its type is unknown to a viewer. */
function mediaTypeOf({ mediaType, compression }: Pick<Body['files'][number], 'mediaType' | 'compression'>): string {
  return compression === null ? (mediaType ?? 'text/plain') : 'application/octet-stream';
}
