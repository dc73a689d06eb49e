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

/** How an image ends: the last chunk of a PNG (ISO/IEC 15948, §5.6), the marker EOI of a JPEG (ITU-T T.81, annex B). */
const IMAGE_ENDS: Readonly<Record<string, Buffer>> = {
  'image/png': Buffer.from('IEND'),
  'image/jpeg': Buffer.from([0xff, 0xd9]),
};

/** A browser shows what is left of one, and nothing says that there was more. */
function isCutImage(mediaType: string, bytes: Uint8Array): boolean {
  const end = IMAGE_ENDS[mediaType];
  return end !== undefined && !Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(end);
}
