import { DocumentView, type KeptTrait } from '@mailroom/contracts';
import { expect, it } from 'vitest';
import { buildDocument } from '../../../test/build-document.ts';
import { buildFacility } from '../../../test/build-facility.ts';
import { openTestDatabase } from '../../../test/open-test-database.ts';
import { recordSql } from '../../../test/record-statements.ts';
import { Candidate } from '../../model/candidate.entity.ts';
import { Correction } from '../../model/correction.entity.ts';
import { Patient } from '../../model/patient.entity.ts';
import { Verification } from '../../model/verification.entity.ts';
import { forkForFacility } from '../../platform/process/context.ts';

it('answers with exactly the contract', async () => {
  await using database = await openTestDatabase();
  const facility = await buildFacility(database);
  const documentId = await buildDocument(forkForFacility(database.orm, facility.facilityId), { family: 'Martin' });
  const view = await (await facility.signIn()).documents.openDocument({ documentId, isAhead: false });
  expect(DocumentView.parse(view)).toEqual(view);
});

it('says that somebody opened it, once an hour for each', async () => {
  await using database = await openTestDatabase();
  const facility = await buildFacility(database);
  const documentId = await buildDocument(forkForFacility(database.orm, facility.facilityId));
  const [first, second] = [await facility.signIn(), await facility.signIn(facility.userIds[1])];
  for (const clerk of [first, first, second, first]) await clerk.documents.openDocument({ documentId, isAhead: false });
  const { history } = await first.documents.openDocument({ documentId, isAhead: false });
  expect(history.map(({ action, actorName }) => [action, actorName])).toEqual([
    ['document-opened', 'Records clerk'],
    ['document-opened', 'Admissions clerk'],
  ]);
});

it("another facility's document is not found, as one that does not exist", async () => {
  await using database = await openTestDatabase();
  const [ours, theirs] = [await buildFacility(database), await buildFacility(database)];
  const documentId = await buildDocument(forkForFacility(database.orm, theirs.facilityId));
  const clerk = await ours.signIn();
  await expect(clerk.documents.openDocument({ documentId, isAhead: false })).rejects.toMatchObject({
    message: 'DocumentNotFound',
  });
  const { rows } = await database.asSuperuser((client) =>
    client.query("select 1 from audit_event where action = 'document-opened'"),
  );
  expect(rows).toEqual([]);
});

it('is the SQL that is checked in', async () => {
  await using database = await openTestDatabase();
  const facility = await buildFacility(database);
  const documentId = await buildDocument(forkForFacility(database.orm, facility.facilityId));
  const clerk = await facility.signIn();
  await clerk.documents.openDocument({ documentId, isAhead: false });
  await expect(
    await recordSql('open a document', () => clerk.documents.openDocument({ documentId, isAhead: false })),
  ).toMatchFileSnapshot('./open-document.load-plan.sql');
});

it.each(['[{"oid": "1.2.3", "value": "MR-1"}]', '{"$version": 9, "value": []}'])(
  'identifiers stored as %s are said to be unreadable, and the document opens',
  async (stored) => {
    await using database = await openTestDatabase();
    const facility = await buildFacility(database);
    const documentId = await buildDocument(forkForFacility(database.orm, facility.facilityId), { family: 'Martin' });
    await database.asSuperuser((client) => client.query('update metadata set patient_identifiers = $1', [stored]));
    const { metadata } = await (await facility.signIn()).documents.openDocument({ documentId, isAhead: false });
    expect(metadata).toMatchObject({ patientFamily: 'Martin', patientIdentifiers: [], areIdentifiersReadable: false });
  },
);

it('whatever of a document is stored in a form that is unknown, it opens, and that is said', async () => {
  await using database = await openTestDatabase();
  const { facilityId, userIds, signIn } = await buildFacility(database);
  const em = forkForFacility(database.orm, facilityId);
  const documentId = await buildDocument(em, { family: 'Martin' });
  const verification = em.create(Verification, { document: documentId, outcome: 'ambiguous' });
  const patient = em.create(Patient, { fhirId: '7', family: 'Martin', given: [], identifiers: [] });
  em.create(Candidate, { verification, patient, rank: 0, grade: 'possible', evidence: [] });
  const asRead: KeptTrait = { trait: 'given', value: ['Anne'] };
  em.create(Correction, { document: documentId, trait: 'given', asRead, correctedBy: userIds[0] });
  await em.flush();
  const clerk = await signIn();
  const opened = () => clerk.documents.openDocument({ documentId, isAhead: false });
  expect(await opened()).toMatchObject({ metadata: { areIdentifiersReadable: true }, corrections: [{ asRead }] });
  const { rows: columns } = await database.asSuperuser((client) =>
    client.query<{ table: string; column: string }>(
      `select table_name as table, column_name as column from information_schema.columns
       where table_schema = 'public' and data_type = 'jsonb'
         and table_name in ('metadata', 'candidate', 'correction', 'patient')`,
    ),
  );
  expect(columns).toHaveLength(7);
  for (const { table, column } of columns) {
    await database.asSuperuser((client) => client.query(`update ${table} set ${column} = '{"$version": 99}'`));
    expect(await opened()).toMatchObject({ metadata: { areIdentifiersReadable: table !== 'metadata' } });
    if (table === 'metadata') {
      await database.asSuperuser((client) => client.query(`update ${table} set ${column} = '[]'`));
    }
  }
  expect(await opened()).toMatchObject({
    verification: { candidates: [{ family: 'Martin', identifiers: [], evidence: [], strength: 0 }] },
    corrections: [{ asRead: { trait: 'given', value: [] } }],
  });
});

it('a document that was loaded ahead is opened when somebody stays with it', async () => {
  await using database = await openTestDatabase();
  const facility = await buildFacility(database);
  const documentId = await buildDocument(forkForFacility(database.orm, facility.facilityId));
  const clerk = await facility.signIn();
  await clerk.documents.openDocument({ documentId, isAhead: true });
  const actions = async () =>
    (await clerk.documents.openDocument({ documentId, isAhead: true })).history.map(({ action }) => action);
  expect(await actions()).toEqual(['document-loaded-ahead']);
  const events = await clerk.review.watchDocument({ documentId });
  // A subscription is an iterable of its events.
  const stream = (events as AsyncIterable<unknown>)[Symbol.asyncIterator]();
  await stream.next();
  await stream.return?.();
  expect(await actions()).toEqual(['document-opened', 'document-loaded-ahead']);
});

it('a client that says of every document that it loads it ahead is not believed', async () => {
  await using database = await openTestDatabase();
  const facility = await buildFacility(database);
  const em = forkForFacility(database.orm, facility.facilityId);
  const clerk = await facility.signIn();
  for (let n = 0; n < 14; n += 1) {
    await clerk.documents.openDocument({ documentId: await buildDocument(em), isAhead: true });
  }
  const { rows } = await database.asSuperuser((client) =>
    client.query<{ action: string; n: number }>(
      "select action, count(*)::int as n from audit_event where action like 'document-%' and actor_id is not null group by 1",
    ),
  );
  const told = Object.fromEntries(rows.map(({ action, n }) => [action, n]));
  // The eleventh counts as an opening, from which others may be loaded ahead again.
  expect(told).toEqual({ 'document-loaded-ahead': 13, 'document-opened': 1 });
});
