import { readFileSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { wrap } from '@mikro-orm/core';
import { expect, it } from 'vitest';
import { buildFacility } from '../../../test/build-facility.ts';
import { openTestDatabase, type TestDatabase } from '../../../test/open-test-database.ts';
import { readingHere } from '../../../test/reading-here.ts';
import { Document } from '../../model/document.entity.ts';
import { Reading } from '../../model/reading.entity.ts';
import { READING_CONTENT } from '../../model/reading-form.ts';
import { forkForFacility } from '../../platform/process/context.ts';
import { type ReadOutcome, unreadable } from '../extraction/index.ts';
import { readDocumentJob, receiveObject, refuseObject } from './index.ts';
import { giveUpReading } from './read-document.job.ts';

const letter = (title = 'Discharge summary') => `<?xml version="1.0" encoding="UTF-8"?>
<ClinicalDocument xmlns="urn:hl7-org:v3">
  <code code="18842-5" codeSystem="2.16.840.1.113883.6.1"/><title>${title}</title>
  <effectiveTime value="20260115"/>
  <recordTarget><patientRole><id root="1.2.3" extension="MR-1"/><patient>
    <name><given>Éloïse</given><given>Marie</given><family>Le Goff</family></name>
    <administrativeGenderCode code="F" codeSystem="2.16.840.1.113883.5.1"/><birthTime value="1980"/>
  </patient></patientRole></recordTarget>
  <component><nonXMLBody><text mediaType="text/plain" representation="B64">aGVsbG8=</text></nonXMLBody></component>
</ClinicalDocument>`;

const open = async (content: string) => {
  const database = await openTestDatabase();
  const facility = await buildFacility(database);
  const { facilityId, sourceId } = facility;
  const bytes = new TextEncoder().encode(content);
  const arrival = { facilityId, sourceId, fileName: 'letter.xml', bytes, session: null };
  const { documentId } = await receiveObject(database.app, arrival, refuseObject);
  const clerk = await facility.signIn();
  return {
    database,
    facility,
    clerk,
    documentId,
    read: () => readDocumentJob(readingHere(database.app), { facilityId, documentId }),
  };
};

it('a read document shows whose it is, what it is, and the files within', async () => {
  const { database, clerk, documentId, read } = await open(letter());
  await using _ = database;
  await read();
  const view = await clerk.documents.openDocument({ documentId, isAhead: false });
  expect(view).toMatchObject({
    status: 'review',
    title: 'Discharge summary',
    metadata: {
      format: 'CDA',
      patientFamily: 'Le Goff',
      patientGiven: ['Éloïse', 'Marie'],
      patientBirthDate: '1980',
      patientSex: 'female',
      patientIdentifiers: [{ system: '1.2.3', value: 'MR-1' }],
      areIdentifiersReadable: true,
      documentDate: '2026-01-15',
      documentCode: '18842-5',
      author: null,
    },
    verification: { outcome: 'pending', checkedAt: null },
    attachments: [
      { role: 'original', mediaType: 'text/xml', display: 'narrative' },
      { role: 'body', mediaType: 'text/plain', sizeBytes: 5, display: 'text' },
    ],
  });
  expect(view.history.map(({ action }) => action)).toEqual(['document-read', 'document-received']);
});

const VERSIONS = `<id root="1.2" extension="b"/><setId root="1.2" extension="set"/><versionNumber value="2"/>`;
const REPLACED =
  '<relatedDocument typeCode="RPLC"><parentDocument><id root="1.2" extension="a"/></parentDocument></relatedDocument>';

const IDENTITY = {
  documentIdSystem: 'urn:oid:1.2',
  documentIdValue: 'b',
  setIdSystem: 'urn:oid:1.2',
  setIdValue: 'set',
  versionNumber: '2',
  relations: [
    {
      kind: 'replaces',
      targetIdSystem: 'urn:oid:1.2',
      targetIdValue: 'a',
      targetSetSystem: null,
      targetSetValue: null,
      targetVersionNumber: null,
    },
  ],
};

const MIGRATION = readFileSync(new URL('../../../migrations/0030-document-identity.sql', import.meta.url), 'utf8');
const BACKFILL = MIGRATION.slice(MIGRATION.indexOf('create function pg_temp'), MIGRATION.indexOf('create index'));
const FORGET = `update document set document_id_system = null, document_id_value = null, set_id_system = null, set_id_value = null,
  version_number = null; delete from document_relation`;

/** By what the one document of a facility is found again. */
const identityOf = async ({ orm }: TestDatabase, facilityId: string) => {
  const em = forkForFacility(orm, facilityId);
  const document = await em.findOneOrFail(Document, { facility: facilityId }, { populate: ['relations'] });
  return wrap(document).toPOJO();
};

it('what was read is kept as a list of documents: where each stands, of which version it is, what it goes back to', async () => {
  const content = letter().replace('<code', `${VERSIONS}<code`).replace('<component>', `${REPLACED}<component>`);
  const { database, facility, documentId, read } = await open(content);
  await using _ = database;
  const readings = async () =>
    (await forkForFacility(database.orm, facility.facilityId).find(Reading, {})).map((reading) =>
      READING_CONTENT.read(reading.content),
    );
  await read();
  const whole = {
    at: { of: 'whole' },
    version: { id: { root: '1.2', extension: 'b' }, setId: { root: '1.2', extension: 'set' }, number: '2' },
    parents: [{ relation: 'RPLC', id: { root: '1.2', extension: 'a' }, setId: null, number: null }],
    metadata: { patientFamily: 'Le Goff' },
    lostFiles: [],
    files: [{ mediaType: 'text/plain', sizeBytes: 5 }],
  };
  expect(await readings()).toMatchObject([{ format: 'CDA', mediaType: 'text/xml', documents: [whole] }]);
  expect(await identityOf(database, facility.facilityId)).toMatchObject(IDENTITY);
  // The migration finds in a reading what is written with it.
  await database.asSuperuser((client) => client.query(FORGET));
  expect(await identityOf(database, facility.facilityId)).not.toMatchObject(IDENTITY);
  await database.asSuperuser((client) =>
    client.query(`alter table document_relation no force row level security; set role mailroom_owner; ${BACKFILL}`),
  );
  expect(await identityOf(database, facility.facilityId)).toMatchObject(IDENTITY);
  // Read again, as after a reader was mended, it has one reading still: the newer one.
  await database.asSuperuser((client) =>
    client.query(`update document set status = 'received'; delete from attachment where role = 'body'`),
  );
  const none = unreadable('no-reader', 'The bytes are text/xml.', 'text/xml');
  await readDocumentJob(
    { ...database.app, reader: { read: async () => none } },
    { facilityId: facility.facilityId, documentId },
  );
  expect(await readings()).toEqual([{ format: null, mediaType: 'text/xml', documents: [] }]);
  expect(await identityOf(database, facility.facilityId)).toMatchObject({ documentIdValue: null, relations: [] });
});

it('several documents in one object are not taken for one', async () => {
  const { database, facility, documentId, clerk, read } = await open(letter());
  await using _ = database;
  const { reader } = readingHere(database.app);
  const twice = async (...[bytes, receivedAt]: Parameters<typeof reader.read>): Promise<ReadOutcome> => {
    const outcome = await reader.read(bytes, receivedAt);
    return { ...outcome, documents: [...outcome.documents, ...outcome.documents] };
  };
  const data = { facilityId: facility.facilityId, documentId };
  await expect(readDocumentJob({ ...database.app, reader: { read: twice } }, data)).rejects.toThrow(
    'Several documents',
  );
  expect((await clerk.documents.openDocument({ documentId, isAhead: false })).status).toBe('received');
  await read();
});

it('a job that runs twice, also at once, reads once', async () => {
  const { database, clerk, documentId, read } = await open(letter());
  await using _ = database;
  await Promise.all([read(), read()]);
  await read();
  const { attachments, history } = await clerk.documents.openDocument({ documentId, isAhead: false });
  expect(attachments).toHaveLength(2);
  expect(history.filter(({ action }) => action === 'document-read')).toHaveLength(1);
});

it.each([
  ['', 'empty'],
  ['not xml', 'no-reader'],
  ['\u0000\u0001\u0002', 'unknown-format'],
  ['<ClinicalDocument', 'xml-malformed'],
  ['<!DOCTYPE x><x/>', 'xml-doctype'],
  ['<other/>', 'not-a-clinical-document'],
])('%j is kept in quarantine as %s', async (content, reason) => {
  const { database, clerk, documentId, read } = await open(content);
  await using _ = database;
  await read();
  const view = await clerk.documents.openDocument({ documentId, isAhead: false });
  expect(view).toMatchObject({ status: 'unreadable', unreadableReason: reason, title: 'letter.xml', metadata: null });
  expect(view.attachments).toHaveLength(1);
  const { rows } = await database.asSuperuser((client) => client.query('select state from received_object'));
  expect(rows).toEqual([{ state: 'quarantined' }]);
});

it('bytes that changed on disk are quarantined as damaged', async () => {
  const { database, facility, clerk, documentId, read } = await open(letter());
  await using _ = database;
  const folder = join(database.app.config.filesFolder, facility.facilityId);
  const file = (await readdir(folder, { recursive: true })).find((name) => name.length > 60) ?? '';
  await writeFile(join(folder, file), 'changed');
  await read();
  expect(await clerk.documents.openDocument({ documentId, isAhead: false })).toMatchObject({
    unreadableReason: 'damaged',
  });
});

it('a document whose reading fails at every attempt is in quarantine for that, and not as damaged', async () => {
  const { database, facility, clerk, documentId } = await open(letter());
  await using _ = database;
  await giveUpReading(database.app, { facilityId: facility.facilityId, documentId });
  expect(await clerk.documents.openDocument({ documentId, isAhead: false })).toMatchObject({
    status: 'unreadable',
    unreadableReason: 'reading-failed',
  });
});

it('a document whose reading fails at every attempt is kept in quarantine, and one that was read stays read', async () => {
  const { database, facility, clerk, documentId, read } = await open(letter());
  await using _ = database;
  await read();
  await giveUpReading(database.app, { facilityId: facility.facilityId, documentId });
  expect(await clerk.documents.openDocument({ documentId, isAhead: false })).toMatchObject({ status: 'review' });
});
