import { expect, it } from 'vitest';
import { Document } from '../src/model/document.entity.ts';
import { WorklistSearch } from '../src/model/worklist-search.entity.ts';
import { forkForFacility } from '../src/platform/process/context.ts';
import { buildDocument } from './build-document.ts';
import { buildFacility } from './build-facility.ts';
import { openTestDatabase } from './open-test-database.ts';

const openTwo = async () => {
  const database = await openTestDatabase();
  const [ours, theirs] = [await buildFacility(database), await buildFacility(database)];
  const theirDocumentId = await buildDocument(forkForFacility(database.orm, theirs.facilityId), { title: 'theirs' });
  return { database, ours, theirs, theirDocumentId, em: forkForFacility(database.orm, ours.facilityId) };
};

it("a foreign facility's row is not read through the ORM, Kysely or SQL", async () => {
  const { database, theirDocumentId, theirs, em } = await openTwo();
  await using _ = database;
  expect(await em.find(Document, {})).toEqual([]);
  expect(await em.findOne(Document, theirDocumentId)).toBeNull();
  expect(await em.execute('select id from document')).toEqual([]);
  type Tables = { document: { id: string } };
  await em.transactional(async (em) => {
    expect(await em.getKysely<Tables>().selectFrom('document').select('id').execute()).toEqual([]);
  });
  // The canary: the same questions find the row when they are asked as its own facility.
  const own = forkForFacility(database.orm, theirs.facilityId);
  expect(await own.find(Document, {})).toHaveLength(1);
  expect(await own.execute('select id from document')).toHaveLength(1);
});

it("a foreign facility's row is not written through the ORM, Kysely or SQL", async () => {
  const { database, theirDocumentId, theirs, em } = await openTwo();
  await using _ = database;
  expect(await em.nativeUpdate(Document, { id: theirDocumentId }, { title: 'ours' })).toBe(0);
  await em.execute('update document set title = ? where id = ?', ['ours', theirDocumentId]);
  type Tables = { document: { id: string; title: string } };
  await em.transactional(async (em) => {
    await em.getKysely<Tables>().updateTable('document').set({ title: 'ours' }).execute();
  });
  em.create(WorklistSearch, { facility: theirs.facilityId, patientName: 'planted', createdBy: theirs.userIds[0] });
  await expect(em.flush()).rejects.toThrow(/row-level security/);
  const { rows } = await database.asSuperuser((client) => client.query('select title from document'));
  expect(rows).toEqual([{ title: 'theirs' }]);
});

it('a row cannot point at a row of a foreign facility', async () => {
  const { database, theirs, em } = await openTwo();
  await using _ = database;
  await expect(buildDocument(em, { sourceId: theirs.sourceId })).rejects.toThrow(/row-level security/);
});

it('without a facility nothing is visible, also on a connection that served one before', async () => {
  const { database, em } = await openTwo();
  await using _ = database;
  await buildDocument(em);
  const nobody = database.orm.em.fork();
  expect(await nobody.find(Document, {})).toEqual([]);
  expect(await nobody.execute('select id from document')).toEqual([]);
});
