import { XML_LIMITS } from '../../scan-xml.ts';
import type { XmlElement } from '../../xml-element.ts';
import { type FormatReading, type ReadableFormat, type Said, unsigned } from '../format.ts';
import { patientRolesOf, readClinicalDocument } from './cda-r2.ts';
import { readAttachments } from './read-attachments.ts';
import { readCda } from './read-cda.ts';
import { readNarrative } from './read-narrative.ts';
import { readParents, readVersion } from './read-version.ts';

/** HL7 CDA Release 2: all markup that is no other format's, so that it is said why it is no document. */
export const cda: ReadableFormat = {
  name: 'CDA',
  recognises: ({ kind }) => (kind === 'markup' ? 'text/xml' : null),
  types: { 'application/xml': unsigned('xml'), 'text/xml': unsigned('xml') },
  limits: XML_LIMITS,
  read: ({ root }, receivedAt) => (root === null ? notOne('The bytes are no markup.') : readRoot(root, receivedAt)),
};

function readRoot(root: XmlElement, receivedAt: Date): FormatReading {
  const reading = readClinicalDocument(root);
  if (reading.kind === 'exceeds') return { ...notOne(reading.excess), reason: 'limits' };
  if (reading.kind === 'refused')
    return { ...notOne(`The root element is ${describe(root)}.`), reason: reading.reason };
  const said: Said = {
    at: { of: 'whole' },
    version: readVersion(reading.value),
    parents: readParents(reading.value),
    metadata: readCda(reading.value, receivedAt),
    narrative: readNarrative(root),
    files: readAttachments(reading.value.component),
  };
  if (patientRolesOf(reading.value).length > 0) return { kind: 'read', documents: [said] };
  return {
    kind: 'unreadable',
    reason: 'no-patient',
    detail: 'There is no recordTarget/patientRole.',
    documents: [said],
  };
}

const notOne = (detail: string) =>
  ({ kind: 'unreadable', reason: 'not-a-clinical-document', detail, documents: [] }) as const;

const describe = ({ name, namespace }: XmlElement) =>
  `${name.slice(0, 80)} in ${namespace === '' ? 'no namespace' : `the namespace ${namespace.slice(0, 120)}`}`;
