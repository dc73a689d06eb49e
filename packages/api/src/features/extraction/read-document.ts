import type { Format, Said, Sample } from './formats/format.ts';
import { FORMATS } from './formats/formats.ts';
import { identifyAttachments } from './identify-attachments.ts';
import { writeNarrative } from './narrative-form.ts';
import { MAX_NARRATIVE_BYTES, type ReadDocument, type ReadOutcome, UNKNOWN_TYPE, unreadable } from './read-outcome.ts';
import { findExcess } from './reading-limits.ts';
import { recogniseFormat, takeSample } from './recognise-format.ts';
import { scanXml } from './scan-xml.ts';

/**
 * Reads received bytes: whose document it is, what it is, and the files within.
 *
 * Never throws for what the bytes hold, and never reads anything but the bytes.
 *
 * @param receivedAt Nobody whom a document is about is born after it.
 */
export async function readDocument(bytes: Uint8Array, receivedAt: Date, formats = FORMATS): Promise<ReadOutcome> {
  const outcome = await readAll({ bytes, receivedAt }, formats);
  // Of a document, the place is named as seen from it.
  const excess = outcome.documents.map((one) => findExcess(one)).find((one) => one !== null) ?? findExcess(outcome);
  return excess === null ? outcome : unreadable('limits', excess, outcome.mediaType);
}

interface Received {
  readonly bytes: Uint8Array;
  readonly receivedAt: Date;
}

async function readAll({ bytes, receivedAt }: Received, formats: readonly Format[]): Promise<ReadOutcome> {
  if (bytes.length === 0) return unreadable('empty', 'No bytes.');
  const sample = await takeSample(bytes);
  const { format, mediaType } = recogniseFormat(sample, formats);
  if (sample.kind !== 'markup' || format?.read === null) return readAs({ format, mediaType }, sample, receivedAt);
  // What markup is, its root says; text/html was taken for what it is without one.
  const scan = scanXml(bytes);
  if (scan.kind === 'refused') return unreadable(scan.reason, scan.detail, mediaType);
  const scanned = { ...sample, root: scan.root };
  return readAs(recogniseFormat(scanned, formats), scanned, receivedAt);
}

async function readAs(
  { format, mediaType }: ReturnType<typeof recogniseFormat>,
  sample: Sample,
  receivedAt: Date,
): Promise<ReadOutcome> {
  if (!format?.read) {
    const reason = mediaType === UNKNOWN_TYPE ? 'unknown-format' : 'no-reader';
    return unreadable(reason, `The bytes are ${mediaType}.`, mediaType);
  }
  const { length } = sample.bytes;
  if (length > format.limits.maxBytes) return unreadable('limits', `The file has ${length} bytes.`, mediaType);
  const reading = await format.read(sample, receivedAt);
  const documents: ReadDocument[] = [];
  for (const said of reading.documents) {
    const document = await documentOf(said);
    const textBytes = document.narrative?.length ?? 0;
    if (textBytes > MAX_NARRATIVE_BYTES) {
      return unreadable('limits', `The text for people has ${textBytes} bytes.`, mediaType);
    }
    documents.push(document);
  }
  if (reading.kind === 'read') return { kind: 'read', format: format.name, mediaType, documents };
  // What is not taken for a document gives no files either.
  const withoutFiles = documents.map((document) => ({ ...document, attachments: [] }));
  const { kind, reason, detail } = reading;
  return {
    kind,
    reason,
    detail,
    format: documents.length === 0 ? null : format.name,
    mediaType,
    documents: withoutFiles,
  };
}

async function documentOf({ files, narrative, ...facts }: Said): Promise<ReadDocument> {
  return { ...facts, ...(await identifyAttachments(files)), narrative: narrative && writeNarrative(narrative) };
}
