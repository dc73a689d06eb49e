import { createHash } from 'node:crypto';
import { attributeOf, childrenOf, HL7_V3, isElement, valueAt, type XmlElement } from './xml-element.ts';

/** A file that was embedded in a document. */
export interface ReadAttachment {
  /** Made by us from the order and the type, so it holds no patient data and no path. */
  fileName: string;
  mediaType: string;
  bytes: Uint8Array;
  sha256: string;
}

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
 * CDA R2 §4.3.1 (nonXMLBody), §4.3.6 (observationMedia) and any other ED of the body in Base64. Signatures
 * stand in the header and are not content. An ED which only refers to a file, or whose Base64 is broken, gives none.
 */
export function readAttachments(document: XmlElement): ReadAttachment[] {
  const inline = inlineTextOf(valueAt(document, 'component/nonXMLBody/text'));
  const files = [...inline, ...childrenOf(document, 'component').flatMap(base64FilesIn)];
  return files.map((file, index) => ({
    ...file,
    fileName: `attachment-${index + 1}.${EXTENSIONS.get(file.mediaType) ?? 'bin'}`,
    sha256: createHash('sha256').update(file.bytes).digest('hex'),
  }));
}

/** HL7 v3 Data Types R1, ED.representation: without `B64`, the text of a nonXMLBody is the content itself. */
function inlineTextOf(text: XmlElement | null): EmbeddedFile[] {
  if (text === null || isBase64(text)) return [];
  const content = ownTextOf(text);
  return content.trim() === '' ? [] : [{ mediaType: mediaTypeOf(text), bytes: new TextEncoder().encode(content) }];
}

function base64FilesIn(element: XmlElement): EmbeddedFile[] {
  if (!isBase64(element)) return element.children.filter(isElement).flatMap(base64FilesIn);
  const bytes = decodeBase64(ownTextOf(element));
  return bytes === null ? [] : [{ mediaType: mediaTypeOf(element), bytes }];
}

const isBase64 = (element: XmlElement) =>
  element.namespace === HL7_V3 && attributeOf(element, 'representation') === 'B64';

/** Without what an ED may also hold: a `reference` or a `thumbnail`. */
const ownTextOf = (element: XmlElement) => element.children.map((child) => (isElement(child) ? '' : child)).join('');

/**
 * ED.mediaType is `text/plain` unless stated. Compressed content is not inflated, so its type is unknown to a viewer; so
 * is a type that is not one.
 */
function mediaTypeOf(element: XmlElement): string {
  const declared = attributeOf(element, 'mediaType')?.split(';')[0]?.trim().toLowerCase() ?? 'text/plain';
  const isMediaType = /^[\w.+-]+\/[\w.+-]+$/.test(declared);
  return isMediaType && attributeOf(element, 'compression') === null ? declared : 'application/octet-stream';
}

/** Node skips what is not Base64, so anything but the expected number of bytes means that the text was broken. */
function decodeBase64(text: string): Uint8Array | null {
  const digits = text.replace(/\s+/g, '');
  const significant = digits.replace(/={1,2}$/, '').length;
  const bytes = Buffer.from(digits, 'base64');
  const isWhole = digits.length % 4 === 0 && bytes.length === Math.floor((significant * 3) / 4);
  return isWhole && bytes.length > 0 ? bytes : null;
}
