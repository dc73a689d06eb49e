import { Attachment } from '../model/attachment.entity.ts';
import { AuditEvent } from '../model/audit-event.entity.ts';
import { Document } from '../model/document.entity.ts';
import { DocumentTag } from '../model/document-tag.entity.ts';
import { DocumentType } from '../model/document-type.entity.ts';
import { Facility } from '../model/facility.entity.ts';
import { Membership } from '../model/membership.entity.ts';
import { Metadata } from '../model/metadata.entity.ts';
import { Patient } from '../model/patient.entity.ts';
import { Provider } from '../model/provider.entity.ts';
import { ReceivedObject } from '../model/received-object.entity.ts';
import { Source } from '../model/source.entity.ts';
import { User } from '../model/user.entity.ts';
import { Verification } from '../model/verification.entity.ts';
import { FhirUnscoped } from '../platform/fhir/fhir-error.ts';
import { findConnection } from '../platform/fhir/find-connection.ts';
import { type Asking, freshEm, loadSource, loadTag, wholeRecord } from './legacy-lookups.ts';
import { type FhirIdentity, searchPatient } from './search-patient.ts';

/** The latest entries of a document's history that each of its lines carries. */
const HISTORY_LENGTH = 5;

const loadReceivedObject = async (asking: Asking, id: string) => {
  const object = await freshEm(asking).findOneOrFail(ReceivedObject, id);
  return { ...wholeRecord(object), source: await loadSource(asking, object.source.id) };
};

const loadDocumentType = async (asking: Asking, id: string) =>
  wholeRecord(await freshEm(asking).findOneOrFail(DocumentType, id));

const loadAssignee = async (asking: Asking, id: string) => {
  const user = await freshEm(asking).findOneOrFail(User, id);
  const membership = await freshEm(asking).findOne(Membership, { user: id });
  return { ...wholeRecord(user), membership: membership && wholeRecord(membership) };
};

const loadMetadata = async (asking: Asking, documentId: string) => {
  const metadata = await freshEm(asking).findOne(Metadata, { document: documentId });
  return metadata && wholeRecord(metadata);
};

const loadProvider = async (asking: Asking, id: string) =>
  wholeRecord(await freshEm(asking).findOneOrFail(Provider, id));

const loadPatient = async (asking: Asking, id: string) => {
  const patient = await freshEm(asking).findOneOrFail(Patient, id);
  const { generalPractitioner } = patient;
  return {
    ...wholeRecord(patient),
    generalPractitioner: generalPractitioner ? await loadProvider(asking, generalPractitioner.id) : null,
  };
};

const loadVerification = async (asking: Asking, documentId: string) => {
  const verification = await freshEm(asking).findOne(Verification, { document: documentId });
  if (!verification) return null;
  const { patient } = verification;
  return { ...wholeRecord(verification), patient: patient ? await loadPatient(asking, patient.id) : null };
};

const loadAttachments = async (asking: Asking, document: string) => {
  const attachments = await freshEm(asking).find(Attachment, { document }, { orderBy: { ordinal: 'asc' } });
  return attachments.map((attachment) => wholeRecord(attachment));
};

const loadTags = async (asking: Asking, document: string) => {
  const carried = await freshEm(asking).find(DocumentTag, { document }, { orderBy: { tag: { name: 'asc' } } });
  const tags: Awaited<ReturnType<typeof loadTag>>[] = [];
  for (const { tag } of carried) tags.push(await loadTag(asking, tag.id));
  return tags;
};

/** How a facility's connectors are set up: the facility and its ways in, asked for again for each document. */
const loadConnectorConfiguration = async (asking: Asking) => {
  const facility = await freshEm(asking).findOneOrFail(Facility, asking.facilityId);
  const sources = await freshEm(asking).find(Source, {}, { orderBy: { code: 'asc' } });
  return { facility: wholeRecord(facility), sources: sources.map((source) => wholeRecord(source)) };
};

const loadActor = async (asking: Asking, id: string) => wholeRecord(await freshEm(asking).findOneOrFail(User, id));

const loadEvent = async (asking: Asking, event: AuditEvent) => ({
  ...wholeRecord(event),
  actor: event.actor ? await loadActor(asking, event.actor.id) : null,
});

const loadHistory = async (asking: Asking, documentId: string) => {
  const latest = { orderBy: { id: 'desc' }, limit: HISTORY_LENGTH } as const;
  const history: Awaited<ReturnType<typeof loadEvent>>[] = [];
  for (const event of await freshEm(asking).find(AuditEvent, { documentId }, latest)) {
    history.push(await loadEvent(asking, event));
  }
  return history;
};

const findIdentity = async (
  asking: Asking,
  metadata: Awaited<ReturnType<typeof loadMetadata>>,
): Promise<FhirIdentity | null> => {
  const [identifier] = metadata?.patientIdentifiers ?? [];
  if (!identifier) return null;
  const { app, facilityId } = asking;
  try {
    const connection = await findConnection(app.orm, { facilityId, fallback: app.config.fhirBaseUrl });
    return await searchPatient(connection, identifier);
  } catch (error) {
    if (error instanceof FhirUnscoped) return null;
    throw error;
  }
};

/**
 * One line of a dashboard: the document and everything that hangs on it, each asked for by itself and whole, one after
 * the other, with a call to the hospital's FHIR server among them.
 */
export const loadDocumentRecord = async (asking: Asking, id: string) => {
  const document = await freshEm(asking).findOneOrFail(Document, id);
  const { receivedObject, source, documentType, assignee } = document;
  const metadata = await loadMetadata(asking, id);
  return {
    ...wholeRecord(document),
    receivedObject: await loadReceivedObject(asking, receivedObject.id),
    source: await loadSource(asking, source.id),
    documentType: documentType ? await loadDocumentType(asking, documentType.id) : null,
    assignee: assignee ? await loadAssignee(asking, assignee.id) : null,
    metadata,
    verification: await loadVerification(asking, id),
    attachments: await loadAttachments(asking, id),
    tags: await loadTags(asking, id),
    connectorConfiguration: await loadConnectorConfiguration(asking),
    history: await loadHistory(asking, id),
    identity: await findIdentity(asking, metadata),
  };
};

export type DocumentRecord = Awaited<ReturnType<typeof loadDocumentRecord>>;
