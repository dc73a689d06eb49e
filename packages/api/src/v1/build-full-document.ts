import type { EntityManager } from '@mikro-orm/postgresql';
import { buildDocument, type DocumentParts } from '../../test/build-document.ts';
import { Attachment } from '../model/attachment.entity.ts';
import { Document } from '../model/document.entity.ts';
import { DocumentTag } from '../model/document-tag.entity.ts';
import { DocumentType } from '../model/document-type.entity.ts';
import { Metadata } from '../model/metadata.entity.ts';
import { Patient } from '../model/patient.entity.ts';
import { Provider } from '../model/provider.entity.ts';
import { Tag } from '../model/tag.entity.ts';
import { Verification } from '../model/verification.entity.ts';
import { auditAll } from '../platform/audit/audit.ts';

export const IDENTIFIER_SYSTEM = '2.16.840.1.113883.19.71.1.1';

interface FullParts extends DocumentParts {
  readonly family: string;
  /** The patient's number at the hospital; null: the document names none. */
  readonly patientNumber: string | null;
  readonly documentTypeCode: string | null;
  /** Null: the document was never checked. */
  readonly outcome: Verification['outcome'] | null;
  readonly tagNames: readonly string[];
}

const buildPatient = (em: EntityManager, { family, given = [], patientNumber }: FullParts): Patient => {
  const generalPractitioner = em.create(Provider, {
    fhirId: crypto.randomUUID(),
    identifier: '10003456789',
    identifierSystem: 'urn:oid:1.2.250.1.71.4.2.1',
    family: 'Lefèvre',
    given: ['Anne'],
    specialty: 'General practice',
    phone: '+33 3 20 00 00 01',
    addressLine: '4 rue des Postes',
    city: 'Lille',
    postalCode: '59000',
    country: 'FR',
  });
  return em.create(Patient, {
    fhirId: crypto.randomUUID(),
    medicalRecordNumber: patientNumber,
    identifiers: [],
    family,
    given: [...given],
    birthDate: '1961-07-03',
    sex: 'female',
    phone: '+33 3 20 00 00 02',
    addressLine: '12 place du Concert',
    city: 'Lille',
    postalCode: '59000',
    country: 'FR',
    generalPractitioner,
  });
};

const addReading = async (em: EntityManager, document: Document, parts: FullParts): Promise<void> => {
  const { patientNumber, documentTypeCode } = parts;
  const metadata = await em.findOneOrFail(Metadata, { document });
  em.assign(metadata, {
    patientBirthDate: '1961-07',
    patientIdentifiers: patientNumber === null ? [] : [{ system: IDENTIFIER_SYSTEM, value: patientNumber }],
    documentDate: '2026-01-02T10:30:00+01:00',
    documentCode: documentTypeCode,
    documentTitle: document.title,
    author: 'Dr Claire Duval',
    custodian: 'Laboratoire du Port',
  });
  const documentType = documentTypeCode && (await em.findOneOrFail(DocumentType, { code: documentTypeCode }));
  if (documentType) em.assign(document, { documentType });
};

/** A document with all that can hang on one: reading, check, patient, practitioner, files, tags and history. */
export const buildFullDocument = async (em: EntityManager, parts: FullParts): Promise<string> => {
  const documentId = await buildDocument(em, parts);
  const document = await em.findOneOrFail(Document, documentId);
  await addReading(em, document, parts);
  const { outcome, tagNames } = parts;
  if (parts.status === 'unreadable') em.assign(document, { unreadableReason: 'xml-malformed' });
  if (outcome) {
    const patient = outcome === 'matched' ? buildPatient(em, parts) : null;
    em.create(Verification, { document, outcome, patient, checkedAt: new Date() });
  }
  for (const [ordinal, role] of (['original', 'body'] as const).entries()) {
    const file = { fileName: `${role}.xml`, mediaType: 'text/xml', sizeBytes: 4096, sha256: '0'.repeat(64) };
    em.create(Attachment, { document, role, ordinal, ...file });
  }
  for (const tag of await em.find(Tag, { name: { $in: [...tagNames] } })) em.create(DocumentTag, { document, tag });
  await em.flush();
  await auditAll(em, [
    { action: 'document-received', documentId },
    { action: 'document-read', documentId },
  ]);
  em.clear();
  return documentId;
};
