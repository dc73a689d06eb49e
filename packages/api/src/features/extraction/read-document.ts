import type { UnreadableReason } from '@mailroom/contracts';
import { readClinicalDocument } from './cda-r2.ts';
import { writeNarrative } from './narrative-form.ts';
import { readAttachments } from './read-attachments.ts';
import { readCda } from './read-cda.ts';
import { readNarrative } from './read-narrative.ts';
import { MAX_NARRATIVE_BYTES, type ReadOutcome } from './read-outcome.ts';
import { findExcess } from './reading-limits.ts';
import { scanXml } from './scan-xml.ts';
import { sniffMediaType } from './sniff-media-type.ts';
import type { XmlElement } from './xml-element.ts';

/**
 * Reads received bytes: whose document it is, what it is, and the files within.
 *
 * Never throws for what the bytes hold, and never reads anything but the bytes.
 */
export async function readDocument(bytes: Uint8Array): Promise<ReadOutcome> {
  const outcome = await readAll(bytes);
  const excess = findExcess(outcome);
  return excess === null ? outcome : unreadable('limits', excess, outcome.mediaType);
}

async function readAll(bytes: Uint8Array): Promise<ReadOutcome> {
  if (bytes.length === 0) return unreadable('empty', 'No bytes.', 'application/octet-stream');
  const mediaType = await sniffMediaType(bytes);
  if (mediaType === 'application/pdf') {
    return { kind: 'read', format: 'PDF', metadata: null, mediaType, attachments: [], narrative: null };
  }
  if (mediaType !== 'text/xml') return unreadable('unknown-format', `The bytes are ${mediaType}.`, mediaType);
  const scan = scanXml(bytes);
  return scan.kind === 'refused' ? unreadable(scan.reason, scan.detail, mediaType) : readXml(scan.root, mediaType);
}

function readXml(root: XmlElement, mediaType: string): ReadOutcome {
  const reading = readClinicalDocument(root);
  if (reading.kind === 'refused' && reading.reason !== 'no-patient') {
    return unreadable(reading.reason, `The root element is ${describe(root)}.`, mediaType);
  }
  const narrative = writeNarrative(readNarrative(root));
  if (narrative.length > MAX_NARRATIVE_BYTES) {
    return unreadable('limits', `The text for people has ${narrative.length} bytes.`, mediaType);
  }
  const metadata = readCda(reading.document);
  if (reading.kind === 'refused') {
    return { ...unreadable(reading.reason, 'There is no recordTarget/patientRole.', mediaType), metadata, narrative };
  }
  const attachments = readAttachments(reading.document.component);
  return { kind: 'read', format: 'CDA', metadata, mediaType, attachments, narrative };
}

const unreadable = (reason: UnreadableReason, detail: string, mediaType: string) =>
  ({ kind: 'unreadable', reason, detail, metadata: null, mediaType, narrative: null }) as const;

const describe = ({ name, namespace }: XmlElement) =>
  `${name.slice(0, 80)} in ${namespace === '' ? 'no namespace' : `the namespace ${namespace.slice(0, 120)}`}`;
