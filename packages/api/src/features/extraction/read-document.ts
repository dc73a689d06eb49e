import type { UnreadableReason } from '@mailroom/contracts';
import { readClinicalDocument } from './cda-r2.ts';
import { type ReadAttachment, readAttachments } from './read-attachments.ts';
import { type DocumentMetadata, readCda } from './read-cda.ts';
import { scanXml } from './scan-xml.ts';
import { sniffMediaType } from './sniff-media-type.ts';
import type { XmlElement } from './xml-element.ts';

/** What became of received bytes. `mediaType` is that of the bytes themselves. */
export type ReadOutcome =
  | { kind: 'read'; format: 'CDA'; metadata: DocumentMetadata; mediaType: string; attachments: ReadAttachment[] }
  | { kind: 'read'; format: 'PDF'; metadata: null; mediaType: string; attachments: ReadAttachment[] }
  | {
      kind: 'unreadable';
      reason: UnreadableReason;
      /** For the technician: a position, a name of markup or a media type. No patient data. */
      detail: string;
      /** What a ClinicalDocument without a patient said all the same; null for every other reason. */
      metadata: DocumentMetadata | null;
      mediaType: string;
    };

/**
 * Reads received bytes: whose document it is, what it is, and the files within.
 *
 * Never throws for what the bytes hold, and never reads anything but the bytes.
 */
export async function readDocument(bytes: Uint8Array): Promise<ReadOutcome> {
  if (bytes.length === 0) return unreadable('empty', 'No bytes.', 'application/octet-stream');
  const mediaType = await sniffMediaType(bytes);
  if (mediaType === 'application/pdf') {
    return { kind: 'read', format: 'PDF', metadata: null, mediaType, attachments: [] };
  }
  if (mediaType !== 'text/xml') return unreadable('unknown-format', `The bytes are ${mediaType}.`, mediaType);
  const scan = scanXml(bytes);
  return scan.kind === 'refused' ? unreadable(scan.reason, scan.detail, mediaType) : readXml(scan.root, mediaType);
}

function readXml(root: XmlElement, mediaType: string): ReadOutcome {
  const reading = readClinicalDocument(root);
  if (reading.kind === 'fits') {
    const { document } = reading;
    const attachments = readAttachments(document.component);
    return { kind: 'read', format: 'CDA', metadata: readCda(document), mediaType, attachments };
  }
  if (reading.reason === 'no-patient') {
    const metadata = readCda(reading.document);
    return { ...unreadable(reading.reason, 'There is no recordTarget/patientRole.', mediaType), metadata };
  }
  return unreadable(reading.reason, `The root element is ${describe(root)}.`, mediaType);
}

const unreadable = (reason: UnreadableReason, detail: string, mediaType: string) =>
  ({ kind: 'unreadable', reason, detail, metadata: null, mediaType }) as const;

const describe = ({ name, namespace }: XmlElement) =>
  `${name.slice(0, 80)} in ${namespace === '' ? 'no namespace' : `the namespace ${namespace.slice(0, 120)}`}`;
