import { createHash } from 'node:crypto';
import { uuidIdentifier, uuidToken } from '../../../../platform/fhir/effect-key.ts';
import { fhirSystem } from '../../../../platform/fhir/identifier-systems.rules.ts';
import type { TransactionBundle } from '../../../../platform/fhir/transaction-bundle.ts';
import type { DocumentIdentifier, DocumentToFile, ProvisionalPatient, RelatedDocument } from '../../attempt.ts';

type Entry = TransactionBundle['entry'][number];

/** Stands for the patient until the server gives an id. It must not occur as an identifier: servers replace every copy. */
const NEW_PATIENT = 'urn:uuid:00000000-0000-4000-8000-000000000001';

const LOINC = 'http://loinc.org';

const patientEntry = (patient: ProvisionalPatient): Entry => {
  const { patientId, identifiers, family, given, birthFamily, birthDate, sex } = patient;
  const names = [
    { use: 'official', family, given },
    ...(birthFamily === null || birthFamily === family ? [] : [{ use: 'maiden', family: birthFamily, given }]),
  ];
  const resource = {
    resourceType: 'Patient',
    active: true,
    identifier: [
      uuidIdentifier(patientId),
      ...identifiers.map(({ system, value }) => ({
        ...(system === null ? {} : { system: fhirSystem(system) }),
        value,
      })),
    ],
    name: names.map(({ use, family, given }) => ({
      use,
      ...(family === null ? {} : { family }),
      ...(given.length === 0 ? {} : { given }),
    })),
    ...(birthDate === null ? {} : { birthDate }),
    ...(sex === null ? {} : { gender: sex }),
  };
  const request = {
    method: 'POST',
    url: 'Patient',
    ifNoneExist: `identifier=${encodeURIComponent(uuidToken(patientId))}`,
  } as const;
  return { fullUrl: NEW_PATIENT, resource, request };
};

/** FHIR R4 `instant` and `dateTime` with a time need seconds and an offset, which a source may have left out. */
const fhirDateTime = (date: string): string => {
  const [day = date, time] = date.split('T');
  const parts = /^(\d{2}:\d{2})(:\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.exec(time ?? '');
  return parts === null ? day : `${day}T${parts[1]}${parts[2] ?? ':00'}${parts[3]}`;
};

interface Subject {
  readonly reference: string;
}

const identifierOf = ({ system, value }: DocumentIdentifier) => ({ ...(system === null ? {} : { system }), value });

const targetOf = ({ fhirId, identifier }: RelatedDocument) =>
  fhirId === null
    ? { type: 'DocumentReference', ...(identifier === null ? {} : { identifier: identifierOf(identifier) }) }
    : { reference: `DocumentReference/${fhirId}` };

/** The reference that a chart lists: whose the document is, what it is, and where its bytes are. */
export const buildReference = (document: DocumentToFile, subject: Subject) => {
  const { effectKey, bytes, mediaType, title, documentTypeCode, documentDate, author, custodian } = document;
  const { identifier, related, status } = document;
  const attachment = {
    contentType: mediaType,
    url: `Binary/${effectKey}`,
    size: bytes.byteLength,
    // FHIR R4 asks for SHA-1 here; it finds damage, and is not meant to stop a forger.
    hash: createHash('sha1').update(bytes).digest('base64'),
    title,
    ...(documentDate === null ? {} : { creation: fhirDateTime(documentDate) }),
  };
  return {
    resourceType: 'DocumentReference',
    // The sender's, by which other systems know this version. The effect key is found all the same: FHIR R4 searches both elements.
    masterIdentifier: identifier === null ? uuidIdentifier(effectKey) : identifierOf(identifier),
    identifier: [uuidIdentifier(effectKey), { ...uuidIdentifier(document.documentId), use: 'secondary' }],
    status,
    docStatus: 'final',
    ...(documentTypeCode === null ? {} : { type: { coding: [{ system: LOINC, code: documentTypeCode }] } }),
    subject,
    date: document.decidedAt.toISOString(),
    ...(author === null ? {} : { author: [{ display: author }] }),
    ...(custodian === null ? {} : { custodian: { display: custodian } }),
    description: title,
    ...(related.length === 0 ? {} : { relatesTo: related.map((one) => ({ code: one.kind, target: targetOf(one) })) }),
    content: [{ attachment }],
  };
};

const documentEntry = (document: DocumentToFile, subject: Subject): Entry => {
  const ifNoneExist = `identifier=${encodeURIComponent(uuidToken(document.effectKey))}`;
  return {
    resource: buildReference(document, subject),
    request: { method: 'POST', url: 'DocumentReference', ifNoneExist },
  };
};

/** The document's bytes, where the effect key says. */
export const buildBinary = ({ effectKey, bytes, mediaType }: DocumentToFile, securityContext?: Subject) => ({
  resourceType: 'Binary',
  id: effectKey,
  contentType: mediaType,
  ...(securityContext === undefined ? {} : { securityContext }),
  data: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
});

const binaryEntry = (document: DocumentToFile, securityContext: Subject): Entry => ({
  resource: buildBinary(document, securityContext),
  request: { method: 'PUT', url: `Binary/${document.effectKey}` },
});

/**
 * The transaction that files a document: its bytes, its reference in the patient's chart and, for somebody whom the
 * hospital does not know, the patient. Sent twice it changes nothing, because every entry is found again: the reference
 * and the patient by their identifier (`ifNoneExist`), the bytes by their id. A Binary has no identifier to search by, so
 * it is put where the effect key says; bytes inside the reference would come along with every list of a chart.
 *
 * Its entries come in this order: the patient who is new, the bytes, the reference.
 */
export const buildTransaction = (document: DocumentToFile): TransactionBundle => {
  const { patient } = document;
  const isKnown = 'fhirId' in patient;
  const subject = { reference: isKnown ? `Patient/${patient.fhirId}` : NEW_PATIENT };
  return {
    resourceType: 'Bundle',
    type: 'transaction',
    entry: [
      ...(isKnown ? [] : [patientEntry(patient)]),
      binaryEntry(document, subject),
      documentEntry(document, subject),
    ],
  };
};
