import { createHash } from 'node:crypto';
import type { LossReason, LostFile } from '@mailroom/contracts';
import type { EmbeddedFile } from './decode-embedded-file.ts';
import { FORMATS } from './formats/formats.ts';
import { type ReadAttachment, UNKNOWN_TYPE } from './read-outcome.ts';
import { recogniseFormat, takeSample } from './recognise-format.ts';

interface Identified {
  attachments: ReadAttachment[];
  lostFiles: LostFile[];
}

const TYPES = new Map(FORMATS.flatMap(({ types }) => Object.entries(types)));

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
  const { mediaType: sniffed, format } = recogniseFormat(await takeSample(bytes), FORMATS);
  const isBroken = sniffed === UNKNOWN_TYPE && TYPES.get(declaredType ?? '')?.isSigned === true;
  const isHinted = (sniffed === UNKNOWN_TYPE && !isBroken) || isPieceOfHtml(sniffed, declaredType);
  const mediaType = isHinted ? (declaredType ?? UNKNOWN_TYPE) : sniffed;
  attachments.push({
    fileName: `attachment-${attachments.length + 1}.${TYPES.get(mediaType)?.extension ?? 'bin'}`,
    mediaType,
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  });
  return isBroken ? 'broken' : ((await format?.check?.(mediaType, bytes)) ?? null);
}
