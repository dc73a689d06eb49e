import { Attachment } from '../src/model/attachment.entity.ts';
import { Correction } from '../src/model/correction.entity.ts';
import type { Document } from '../src/model/document.entity.ts';
import { DocumentTag } from '../src/model/document-tag.entity.ts';
import { DocumentType } from '../src/model/document-type.entity.ts';
import { Incident } from '../src/model/incident.entity.ts';
import { LegalHold } from '../src/model/legal-hold.entity.ts';
import { Metadata } from '../src/model/metadata.entity.ts';
import { Note } from '../src/model/note.entity.ts';
import { ProvisionalPatient } from '../src/model/provisional-patient.entity.ts';
import { Tag } from '../src/model/tag.entity.ts';
import { Verification } from '../src/model/verification.entity.ts';
import { forkForFacility } from '../src/platform/process/context.ts';
import { addDocument } from './build-document.ts';
import { buildEffect, buildPatient } from './build-effect.ts';
import type { BuiltFacility } from './build-facility.ts';
import type { TestDatabase } from './open-test-database.ts';

/** Stands in every trait of the document, and nowhere else. */
export const SECRET = 'zyxwv';

/** A document that says all that one can, waits, has failed to be sent, and made a patient. */
export const buildTelling = async (
  { database, facility }: { readonly database: TestDatabase; readonly facility: BuiltFacility },
  restriction: Document['restriction'],
) => {
  const em = forkForFacility(database.orm, facility.facilityId);
  const [clerk, colleague] = facility.userIds;
  const document = addDocument(em, facility.sourceId, {
    title: `Letter of ${SECRET}`,
    family: SECRET,
    given: [`${SECRET}a`],
    version: { set: `${SECRET}-set`, number: `${SECRET}-1` },
  });
  const type = await em.findOneOrFail(DocumentType, { code: '11502-2' });
  em.assign(document, { restriction, documentType: type, unreadableDetail: SECRET });
  await em.flush();
  const metadata = await em.findOneOrFail(Metadata, { document });
  em.assign(metadata, { documentTitle: SECRET, author: SECRET, custodian: SECRET, documentCode: '11502-2' });
  const file = {
    fileName: `${SECRET}.xml`,
    mediaType: 'text/xml',
    sizeBytes: 1,
    sha256: 'x',
    role: 'original',
  } as const;
  const attachment = em.create(Attachment, { document, ordinal: 0, narrativeState: 'awaited', ...file });
  em.create(Note, { document, author: colleague, text: SECRET });
  em.create(Correction, { document, trait: 'family', asRead: { trait: 'family', value: SECRET }, correctedBy: clerk });
  em.create(DocumentTag, { document, tag: (await em.findOneOrFail(Tag, { name: 'urgent' })).id });
  em.create(LegalHold, { document, reason: SECRET, placedBy: colleague });
  const patient = buildPatient(em, { family: SECRET, given: [SECRET], isProvisional: true });
  await em.flush();
  em.create(Verification, { document, outcome: 'provisional', patient, chosenBy: clerk });
  em.create(ProvisionalPatient, { patient, document, madeBy: clerk, searchAt: new Date() });
  await em.flush();
  const effect = await buildEffect(em, { documentId: document.id, decidedById: clerk, state: 'refused' });
  em.create(Incident, { effect, trouble: 'conflict' });
  await em.flush();
  return { documentId: document.id, attachmentId: attachment.id };
};
