import type { LossReason } from '@mailroom/contracts';
import type { Body, ContentFile } from './cda-r2.ts';
import { type DecodedFile, decodeEmbeddedFile } from './decode-embedded-file.ts';

/** A file that was embedded in a document, or the place of one that is lost. `declaredType` is what the document says of it. */
export type EmbeddedFile = DecodedFile & { readonly declaredType: string | null };

/** All files of one document together: what inflates to more is lost as too large. */
const MAX_TOTAL_BYTES = 64 * 1024 * 1024;

/**
 * The files within a ClinicalDocument, in document order, those that are lost included.
 *
 * CDA R2, NonXMLBody and ObservationMedia, and any other ED of the body in Base64. Signatures stand in the header and are not
 * content.
 */
export function readAttachments(bodies: Body[]): EmbeddedFile[] {
  const text = bodies.find(({ nullFlavor }) => nullFlavor === null)?.nonXMLBody?.text ?? null;
  const media = bodies.flatMap((body) => body.media.flatMap(({ value }) => value ?? []));
  const isContent = ({ representation }: ContentFile) => representation !== 'B64';
  const written = [
    ...[text ?? []].flat().filter(isContent).map(asContent),
    ...bodies.flatMap(({ files }) => files.map(asBase64)),
    ...media.filter(isContent).map(asContent),
  ];
  let total = 0;
  return written.map(({ file, decode }) => {
    const decoded: DecodedFile = total >= MAX_TOTAL_BYTES ? { kind: 'lost', reason: 'too-large' } : decode(file);
    if (decoded.kind === 'bytes') total += decoded.bytes.length;
    return { ...decoded, declaredType: file.mediaType };
  });
}

type WrittenFile = Omit<ContentFile, 'representation'>;

const asContent = (file: WrittenFile) => ({ file, decode: decodeContent });

const asBase64 = (file: WrittenFile) => ({ file, decode: decodeFile });

/** HL7 v3 Data Types R1, ED.reference: the content may stand elsewhere. */
const emptyAs = ({ reference }: WrittenFile): LossReason => (reference?.value ? 'referenced' : 'empty');

function decodeFile(file: WrittenFile): DecodedFile {
  if (file.content.trim() === '') return { kind: 'lost', reason: emptyAs(file) };
  return decodeEmbeddedFile(file.content, file.compression);
}

/** The beginning of a PDF, PNG, JPEG, GIF, TIFF, RTF or ZIP file in Base64, and of a `data:` URI. */
const BASE64_FILE = /^\s*(?:JVBERi0|iVBORw0KGgo|\/9j\/|R0lGOD|SUkqA|TU0AK|e1xydG|UEsDB|data:[^,\s]{0,200};base64,)/;

/** ED.representation: without `B64`, text is the content itself; unless it is Base64 all the same, or cannot be anything else. */
function decodeContent(file: WrittenFile): DecodedFile {
  const { mediaType, compression, content } = file;
  const isText = mediaType === null || mediaType.startsWith('text/');
  const isBase64 = compression !== null || BASE64_FILE.test(content) || (!isText && /^[\w+/=\s-]+$/.test(content));
  if (isBase64 || content.trim() === '') return decodeFile(file);
  return { kind: 'bytes', bytes: new TextEncoder().encode(content) };
}
