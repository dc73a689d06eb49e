import { readFileSync } from 'node:fs';
import { TRPCError } from '@trpc/server';
import { expect, it } from 'vitest';
import { buildClinicalDocument, toBytes } from '../src/features/extraction/formats/cda/build-clinical-document.ts';
import { readDocumentJob } from '../src/features/intake/read-document.job.ts';
import { receiveObject, refuseObject } from '../src/features/intake/receive-object.ts';
import { mirrorPatients } from '../src/features/verification/mirror-patients.ts';
import { Document } from '../src/model/document.entity.ts';
import { Metadata } from '../src/model/metadata.entity.ts';
import { Patient } from '../src/model/patient.entity.ts';
import { readRecord } from '../src/platform/fhir/read-record.ts';
import { refusalOf } from '../src/platform/http/trpc.ts';
import { forkForFacility } from '../src/platform/process/context.ts';
import { buildDocument } from './build-document.ts';
import { buildFacility } from './build-facility.ts';
import { openTestDatabase, type TestDatabase } from './open-test-database.ts';
import { readingHere } from './reading-here.ts';

/** Texts, lists and JSON of any size. A choice among words has its check, and a generated column is made of another one. */
const UNBOUNDED = `
  select relname || '.' || attname as column from pg_attribute join pg_class on pg_class.oid = attrelid
  where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'mikro_orm_migrations'
    and attnum > 0 and not attisdropped and attgenerated = '' and format_type(atttypid, null) = any ($1)
    and not exists (
      select 1 from pg_constraint where conrelid = attrelid and contype = 'c' and conkey = array[attnum]
        and pg_get_constraintdef(pg_constraint.oid) ~ ('^CHECK \\(\\(' || attname ||
          ' = ANY |^CHECK \\(\\((char_length|pg_column_size)\\(' || attname || '\\) <= \\d+\\)')
    )
  order by 1`;
const OF_ANY_SIZE = ['text', 'character varying', 'text[]', 'jsonb', 'json', 'bytea'];

const unbounded = async (database: TestDatabase): Promise<string[]> => {
  const { rows } = await database.asSuperuser((client) => client.query<{ column: string }>(UNBOUNDED, [OF_ANY_SIZE]));
  return rows.map(({ column }) => column);
};

it('every text, list and JSON of every table has a maximum', async () => {
  await using database = await openTestDatabase();
  expect(await unbounded(database)).toEqual([]);
  await database.asSuperuser(async (client) => {
    await client.query('alter table note drop constraint note_text_limit');
    await client.query('alter table tag add column planted text[], add constraint planted check (planted is not null)');
  });
  expect(await unbounded(database)).toEqual(['note.text', 'tag.planted']);
});

it('more than a column may hold is refused by its name, and is no bug', async () => {
  await using database = await openTestDatabase();
  const facility = await buildFacility(database);
  const documentId = await buildDocument(forkForFacility(database.orm, facility.facilityId));
  const clerk = await facility.signIn();
  await database.asSuperuser((client) =>
    client.query(`alter table note drop constraint note_text_limit,
      add constraint note_text_limit check (char_length(text) <= 3)`),
  );
  const refused = await clerk.review.addNote({ documentId, text: 'four' }).catch((error: unknown) => error);
  if (!(refused instanceof TRPCError)) throw new Error('The note was taken.');
  expect(refused.code).toBe('BAD_REQUEST');
  expect(refusalOf(refused)).toEqual({ code: 'InputInvalid', fields: ['note.text'] });
});

/** Of three bytes each. */
const long = (characters: number) => '漢'.repeat(characters);
const many = (text: string, times: number) => Array.from({ length: times }, () => text);

it('as much as may be read of a document is kept', async () => {
  await using database = await openTestDatabase();
  const { facilityId, sourceId } = await buildFacility(database);
  const role = `${`<id root="${long(500)}" extension="${long(500)}"/>`.repeat(100)}<patient><name>
    <family>${long(500)}</family>${`<given>${long(100)}</given>`.repeat(20)}</name></patient>`;
  const header = `<title>${long(1000)}</title>`;
  const bytes = toBytes(buildClinicalDocument({ header, role }));
  const arrival = { facilityId, sourceId, fileName: long(2000), bytes, session: null };
  const config = { ...database.app.config, maxObjectBytes: 10_000_000 };
  const { documentId } = await receiveObject({ ...database.app, config }, arrival, refuseObject);
  await readDocumentJob(readingHere(database.app), { facilityId, documentId });
  const em = forkForFacility(database.orm, facilityId);
  expect(await em.findOneOrFail(Document, documentId)).toMatchObject({ status: 'review', title: long(1000) });
  const { patientIdentifiers, patientGiven } = await em.findOneOrFail(Metadata, { document: documentId });
  expect([patientIdentifiers, patientGiven]).toMatchObject([{ length: 100 }, { length: 20 }]);
});

it('as much as may be read of a record is mirrored', async () => {
  await using database = await openTestDatabase();
  const { facilityId } = await buildFacility(database);
  const [text, texts] = [long(500), many(long(500), 20)];
  const number = (n: number) => ({ system: long(200), value: `${n}${long(197)}` });
  const record = readRecord({
    resourceType: 'Patient',
    id: '1',
    identifier: many('', 100).map((_, n) => number(n)),
    name: many(text, 100).map((family) => ({ family, given: texts, prefix: texts, suffix: texts })),
    telecom: [{ system: 'phone', value: text }],
    address: [{ line: texts, city: text, district: text, state: text, postalCode: text, country: text }],
    contact: [{ relationship: [{ coding: [{ code: 'C' }] }], name: { family: text, given: texts } }],
    managingOrganization: { display: text },
  });
  if (!record?.isUnderstood) throw new Error('The record is within the maxima.');
  const em = forkForFacility(database.orm, facilityId);
  await em.transactional((em) => mirrorPatients(em, facilityId, [record]));
  expect(await forkForFacility(database.orm, facilityId).count(Patient)).toBe(1);
});

it('what an earlier release kept longer is cut where it would stand in the way, and the rest stays', async () => {
  await using database = await openTestDatabase();
  const em = forkForFacility(database.orm, (await buildFacility(database)).facilityId);
  const documentId = await buildDocument(em, { title: 'x', family: 'Martin' });
  const sql = readFileSync(new URL('../migrations/0017-limits.sql', import.meta.url), 'utf8');
  const [, cut = ''] = sql.split('\n\n-- Rows of these');
  const { rows } = await database.asSuperuser(async (client) => {
    await client.query('alter table document drop constraint document_title_limit');
    await client.query('alter table received_object drop constraint received_object_file_name_limit');
    await client.query('alter table metadata drop constraint metadata_author_limit');
    await client.query("update document set title = repeat('é', 6000)");
    await client.query("update received_object set file_name = repeat('é', 6000)");
    await client.query('alter table metadata drop constraint metadata_document_code_limit');
    await client.query("update metadata set author = repeat('é', 6000), document_code = repeat('1', 600)");
    await client.query('set role mailroom_owner');
    await client.query(`begin; -- Rows of these${cut}; commit`);
    await client.query('reset role');
    return client.query(
      `select length(title) as title, version, length(file_name) as name, length(author) as author, document_code as code
       from document join received_object on received_object.id = received_object_id
       join metadata on document_id = document.id where document.id = $1`,
      [documentId],
    );
  });
  expect(rows).toEqual([{ title: 1000, version: 1, name: 255, author: 500, code: null }]);
});

it('what cannot be kept of a record keeps no other from being kept', async () => {
  await using database = await openTestDatabase();
  const { facilityId } = await buildFacility(database);
  const record = { resourceType: 'Patient', id: 'one', name: [{ family: 'Lee' }] };
  const hostile = ['a\0b', 'a\ud800b', '\udc00'];
  const changes = [
    ...hostile.flatMap((text) => [
      { name: [{ family: text, given: ['Ann'] }, { family: 'Lee' }] },
      { identifier: [{ system: text, value: '1' }] },
      { identifier: [{ system: '1.2', value: text }] },
      { address: [{ city: text }] },
      { meta: { versionId: text } },
    ]),
    { multipleBirthInteger: Number.MAX_SAFE_INTEGER },
    { identifier: [{ system: '1.2', value: '\ufdfa'.repeat(200) }] },
  ];
  const records = [...changes.map((change, index) => ({ ...record, ...change, id: `${index}` })), record].map(
    readRecord,
  );
  const kept = await forkForFacility(database.orm, facilityId).transactional((em) =>
    mirrorPatients(
      em,
      facilityId,
      records.filter((one) => one !== null),
    ),
  );
  expect(kept).toHaveLength(changes.length + 1);
  expect(hostile.map((id) => readRecord({ ...record, id }))).toEqual([null, null, null]);
});
