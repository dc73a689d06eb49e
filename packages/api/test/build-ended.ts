import type { EntityManager } from '@mikro-orm/postgresql';
import { receiveObject, refuseObject } from '../src/features/intake/index.ts';
import { Attachment } from '../src/model/attachment.entity.ts';
import { Correction } from '../src/model/correction.entity.ts';
import { Document } from '../src/model/document.entity.ts';
import { DocumentWord } from '../src/model/document-word.entity.ts';
import { Effect } from '../src/model/effect.entity.ts';
import { Metadata } from '../src/model/metadata.entity.ts';
import { Note } from '../src/model/note.entity.ts';
import { Reading } from '../src/model/reading.entity.ts';
import { RetentionRule } from '../src/model/retention-rule.entity.ts';
import { audit } from '../src/platform/audit/audit.ts';
import { forkForFacility } from '../src/platform/process/context.ts';
import type { BuiltFacility } from './build-facility.ts';
import { buildIdentity, buildKnownPatient } from './build-identity.ts';
import type { TestDatabase } from './open-test-database.ts';

export interface EndedParts {
  readonly status?: 'integrated' | 'rejected';
  /** What came in, and a file that was embedded in it. */
  readonly text?: string;
  readonly body?: string;
  /** For how long it has been filed or rejected. */
  readonly days?: number;
  readonly patientId?: string;
  readonly sourceId?: string;
  readonly readBack?: Effect['readBack'];
}

interface Place {
  readonly database: TestDatabase;
  readonly facility: BuiltFacility;
}

const addWords = async (em: EntityManager, document: Document, author: string): Promise<void> => {
  const said = { patientFamily: 'Martin', patientGiven: ['Camille'], patientName: 'Martin, Camille' };
  em.create(Metadata, { document, format: 'CDA', ...said, patientIdentifiers: [] });
  em.create(DocumentWord, { document, word: 'martin' });
  em.create(Note, { document, author, text: 'Camille Martin rang.' });
  em.create(Correction, {
    document,
    trait: 'family',
    asRead: { trait: 'family', value: 'Marten' },
    correctedBy: author,
  });
  em.create(Reading, {
    receivedObject: document.receivedObject,
    content: { format: null, mediaType: 'text/xml', documents: [] },
  });
  await em.flush();
};

const addFiling = async (
  em: EntityManager,
  { document, decidedBy }: { document: string; decidedBy: string },
  parts: EndedParts,
): Promise<void> => {
  const { patientId, readBack = 'bytes' } = parts;
  const patient = patientId ?? (await buildKnownPatient(em));
  const effect = em.create(Effect, {
    document,
    kind: 'integration',
    state: 'confirmed',
    patient,
    decidedBy,
    dueAt: new Date(),
    readBack,
    referenceFhirId: 'reference',
    filedAs: 'current',
  });
  await em.flush();
  await audit(em, { action: 'integration-decided', documentId: document, details: { effectId: effect.id } });
};

/** A document that came in through the door, that says much of somebody, and that was filed or rejected days ago; its id. */
export const buildEnded = async ({ database, facility }: Place, parts: EndedParts = {}): Promise<string> => {
  const { status = 'integrated', text = crypto.randomUUID(), body = `of ${text}`, days = 100 } = parts;
  const { facilityId, sourceId, userIds } = facility;
  const bytes = Buffer.from(text);
  const arrival = { facilityId, sourceId: parts.sourceId ?? sourceId, fileName: 'martin.xml', bytes, session: null };
  const { documentId } = await receiveObject(database.app, arrival, refuseObject);
  const sha256 = await database.app.files.store(facilityId, Buffer.from(body));
  await forkForFacility(database.orm, facilityId).transactional(async (em) => {
    const file = { fileName: 'body.pdf', mediaType: 'application/pdf', sizeBytes: body.length, sha256 };
    const document = await em.findOneOrFail(Document, documentId);
    em.create(Attachment, { document, role: 'body', ordinal: 1, ...file });
    await addWords(em, document, userIds[0]);
    const patientId = parts.patientId ?? (await buildKnownPatient(em));
    await buildIdentity(em, documentId, { patientId, candidateIds: [patientId] });
    if (status === 'integrated')
      await addFiling(em, { document: documentId, decidedBy: userIds[0] }, { ...parts, patientId });
    else await audit(em, { action: 'document-rejected', documentId, details: {} });
    em.assign(document, { title: 'Letter of Camille Martin', status });
  });
  await letPass(database, documentId, days);
  return documentId;
};

/** As if a document had been filed or rejected so many days ago. */
export const letPass = (database: TestDatabase, documentId: string, days: number) =>
  database.asSuperuser((client) =>
    client.query("update document set ended_at = now() - $2 * interval '1 day' where id = $1", [documentId, days]),
  );

/** A rule that is switched on; its id. */
export const buildRule = async (
  { database, facility }: Place,
  parts: { readonly status?: 'integrated' | 'rejected'; readonly keepDays?: number; readonly isOn?: boolean } = {},
): Promise<string> => {
  const { status = 'integrated', keepDays = 90, isOn = true } = parts;
  const em = forkForFacility(database.orm, facility.facilityId);
  const seen = { previewedVersion: 1, isOn };
  const rule = em.create(RetentionRule, { status, keepDays, ...seen, changedBy: facility.userIds[0] });
  await em.flush();
  return rule.id;
};
