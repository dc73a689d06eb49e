import { createHash } from 'node:crypto';
import type { LossReason, LostFile } from '@mailroom/contracts';
import { checkPdf } from './check-pdf.ts';
import type { EmbeddedFile } from './read-attachments.ts';
import type { ReadAttachment } from './read-outcome.ts';
import { sniffMediaType, UNKNOWN_TYPE } from './sniff-media-type.ts';

interface Identified {
  attachments: ReadAttachment[];
  lostFiles: LostFile[];
}

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

/** Types whose bytes begin with a signature: what says that it is one of them and does not, is broken. */
const SIGNED = new Set(['application/pdf', 'application/rtf', 'image/gif', 'image/jpeg', 'image/png', 'image/tiff']);

/** Nothing in the bytes tells a piece of HTML, without its first line, from other markup or text. */
const isPieceOfHtml = (sniffed: string, declaredType: string | null): boolean =>
  declaredType === 'text/html' && (sniffed === 'text/xml' || sniffed === 'text/plain');

/** Enough to see what is missing. */
const MAX_LOST_FILES = 100;

/** What embedded files are by their own bytes, as originals are looked at; what the document says of them is a hint. */
export async function identifyAttachments(files: EmbeddedFile[]): Promise<Identified> {
  const identified: Identified = { attachments: [], lostFiles: [] };
  for (const file of files) {
    const loss = file.kind === 'lost' ? file.reason : await addAttachment(identified.attachments, file);
    if (loss !== null && identified.lostFiles.length < MAX_LOST_FILES) {
      identified.lostFiles.push({ mediaType: file.declaredType?.slice(0, 80) ?? null, reason: loss });
    }
  }
  return identified;
}

/** Keeps the bytes, also of what cannot be shown: they can be downloaded. @returns why it is lost all the same. */
async function addAttachment(
  attachments: ReadAttachment[],
  { bytes, declaredType }: Extract<EmbeddedFile, { kind: 'bytes' }>,
): Promise<LossReason | null> {
  const sniffed = await sniffMediaType(bytes);
  const isBroken = sniffed === UNKNOWN_TYPE && SIGNED.has(declaredType ?? '');
  const isHinted = (sniffed === UNKNOWN_TYPE && !isBroken) || isPieceOfHtml(sniffed, declaredType);
  const mediaType = isHinted ? (declaredType ?? UNKNOWN_TYPE) : sniffed;
  attachments.push({
    fileName: `attachment-${attachments.length + 1}.${EXTENSIONS.get(mediaType) ?? 'bin'}`,
    mediaType,
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  });
  if (isBroken || isCutImage(mediaType, bytes)) return 'broken';
  return mediaType === 'application/pdf' ? checkPdf(bytes) : null;
}

/** The last chunk of a PNG (ISO/IEC 15948, §5.6). */
const PNG_END = Buffer.from('IEND');
/** The end of a JPEG's image, EOI, and the beginning of its scan, SOS (ITU-T T.81, annex B). */
const JPEG_END = Buffer.from([0xff, 0xd9]);
const JPEG_SCAN = 0xda;

/** Where the scan of a JPEG begins; -1 if it is cut before. A segment, such as a thumbnail's, is passed by its length. */
function scanOf(image: Buffer): number {
  for (let at = 2; at + 4 <= image.length && image[at] === 0xff; at += 2 + image.readUInt16BE(at + 2)) {
    if (image[at + 1] === JPEG_SCAN) return at;
  }
  return -1;
}

/** A browser shows what is left of one, and nothing says that there was more. */
function isCutImage(mediaType: string, bytes: Uint8Array): boolean {
  const image = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (mediaType === 'image/png') return !image.includes(PNG_END);
  if (mediaType !== 'image/jpeg') return false;
  const scan = scanOf(image);
  return scan < 0 || !image.includes(JPEG_END, scan);
}
