import type { UnreadableReason } from '@mailroom/contracts';
import { patientRolesOf, readClinicalDocument } from './cda-r2.ts';
import { checkPdf } from './check-pdf.ts';
import { identifyAttachments } from './identify-attachments.ts';
import { writeNarrative } from './narrative-form.ts';
import { readAttachments } from './read-attachments.ts';
import { readCda } from './read-cda.ts';
import { readNarrative } from './read-narrative.ts';
import { MAX_NARRATIVE_BYTES, type ReadOutcome } from './read-outcome.ts';
import { findExcess } from './reading-limits.ts';
import { scanXml } from './scan-xml.ts';
import { sniffMediaType, UNKNOWN_TYPE } from './sniff-media-type.ts';
import type { XmlElement } from './xml-element.ts';

/**
 * Reads received bytes: whose document it is, what it is, and the files within.
 *
 * Never throws for what the bytes hold, and never reads anything but the bytes.
 *
 * @param receivedAt Nobody whom a document is about is born after it.
 */
export async function readDocument(bytes: Uint8Array, receivedAt: Date): Promise<ReadOutcome> {
  const outcome = await readAll(bytes, receivedAt);
  const excess = findExcess(outcome);
  return excess === null ? outcome : unreadable('limits', excess, outcome.mediaType);
}

async function readAll(bytes: Uint8Array, receivedAt: Date): Promise<ReadOutcome> {
  if (bytes.length === 0) return unreadable('empty', 'No bytes.', UNKNOWN_TYPE);
  const mediaType = await sniffMediaType(bytes);
  if (mediaType === 'application/pdf') return readPdf(bytes, mediaType);
  if (mediaType !== 'text/xml') return notRead(mediaType);
  const scan = scanXml(bytes);
  return scan.kind === 'refused' ? unreadable(scan.reason, scan.detail, mediaType) : readXml(scan.root, receivedAt);
}

async function readPdf(bytes: Uint8Array, mediaType: string): Promise<ReadOutcome> {
  const trouble = await checkPdf(bytes);
  return trouble === null
    ? { kind: 'read', format: 'PDF', metadata: null, mediaType, attachments: [], narrative: null }
    : unreadable(trouble, 'The bytes are application/pdf.', mediaType);
}

async function readXml(root: XmlElement, receivedAt: Date): Promise<ReadOutcome> {
  const mediaType = OTHER_XML.get(root.namespace) ?? 'text/xml';
  if (mediaType !== 'text/xml') return notRead(mediaType);
  const reading = readClinicalDocument(root);
  if (reading.kind === 'exceeds') return unreadable('limits', reading.excess, mediaType);
  if (reading.kind === 'refused') {
    return unreadable(reading.reason, `The root element is ${describe(root)}.`, mediaType);
  }
  const narrative = writeNarrative(readNarrative(root));
  if (narrative.length > MAX_NARRATIVE_BYTES) {
    return unreadable('limits', `The text for people has ${narrative.length} bytes.`, mediaType);
  }
  const { attachments, lostFiles } = await identifyAttachments(readAttachments(reading.value.component));
  const metadata = { ...readCda(reading.value, receivedAt), lostFiles };
  if (patientRolesOf(reading.value).length > 0)
    return { kind: 'read', format: 'CDA', metadata, mediaType, attachments, narrative };
  return { ...unreadable('no-patient', 'There is no recordTarget/patientRole.', mediaType), metadata, narrative };
}

/** Other formats of documents in XML, by the namespace of their root: ASTM E2369 (CCR) and FHIR. */
const OTHER_XML = new Map([
  ['urn:astm-org:CCR', 'application/x-ccr+xml'],
  ['http://hl7.org/fhir', 'application/fhir+xml'],
]);

const notRead = (mediaType: string) =>
  unreadable(mediaType === UNKNOWN_TYPE ? 'unknown-format' : 'no-reader', `The bytes are ${mediaType}.`, mediaType);

const unreadable = (reason: UnreadableReason, detail: string, mediaType: string) =>
  ({ kind: 'unreadable', reason, detail, metadata: null, mediaType, narrative: null }) as const;

const describe = ({ name, namespace }: XmlElement) =>
  `${name.slice(0, 80)} in ${namespace === '' ? 'no namespace' : `the namespace ${namespace.slice(0, 120)}`}`;
