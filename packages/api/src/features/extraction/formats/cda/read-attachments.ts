import type { LossReason } from '@mailroom/contracts';
import { type DecodedFile, decodeEmbeddedFile, type EmbeddedFile } from '../../decode-embedded-file.ts';
import { type Body, type ContentFile, FILE_TYPES } from './cda-r2.ts';

/** All files of one document together: what inflates to more is lost as too large. */
const MAX_TOTAL_BYTES = 64 * 1024 * 1024;

/**
 * The files within a ClinicalDocument, in document order, those that are lost included.
 *
 * CDA R2, NonXMLBody and ObservationMedia, any other ED of the body in Base64, and any value that is a file by its media type.
 * Signatures stand in the header and are not content.
 */
export function readAttachments(bodies: Body[]): EmbeddedFile[] {
  const texts = bodies.flatMap((body) => textsOf(body));
  const media = bodies.flatMap((body) => body.media.flatMap(({ value }) => value));
  const values = bodies.flatMap((body) => body.values).filter(isSaid);
  const written = [
    ...texts.filter(isContent).map(asContent),
    ...bodies.flatMap(({ files }) => files.map(asBase64)),
    ...media.filter((value) => isContent(value) && !isFileValue(value)).map(asContent),
    ...values.filter(isContent).map(asContent),
  ];
  let total = 0;
  return written.map(({ file, decode }) => {
    const decoded: DecodedFile = total >= MAX_TOTAL_BYTES ? { kind: 'lost', reason: 'too-large' } : decode(file);
    if (decoded.kind === 'bytes') total += decoded.bytes.length;
    return { ...decoded, declaredType: file.mediaType };
  });
}

/** What a body says that has no value counts only where it says something all the same. */
const textsOf = ({ nullFlavor, nonXMLBody }: Body): ContentFile[] =>
  nonXMLBody.flatMap(({ text }) => text).filter((file) => nullFlavor === null || isSaid(file));

const isContent = ({ representation }: ContentFile): boolean => representation?.toUpperCase() !== 'B64';

const isSaid = ({ content, reference }: WrittenFile): boolean => content.trim() !== '' || Boolean(reference?.value);

const isFile = ({ mediaType }: WrittenFile): boolean => mediaType !== null && !mediaType.startsWith('text/');

/** It is among the values already. */
const isFileValue = (file: ContentFile): boolean => FILE_TYPES.some((type) => type === file.mediaType) && isSaid(file);

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
  const { compression, content } = file;
  const isBase64 = compression !== null || BASE64_FILE.test(content) || (isFile(file) && /^[\w+/=\s-]+$/.test(content));
  if (isBase64 || content.trim() === '') return decodeFile(file);
  return { kind: 'bytes', bytes: new TextEncoder().encode(content) };
}
