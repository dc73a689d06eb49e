import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { buildFacility } from '../../../test/build-facility.ts';
import { openTestDatabase } from '../../../test/open-test-database.ts';
import { DocumentTag } from '../../model/document-tag.entity.ts';
import { Source } from '../../model/source.entity.ts';
import { SourceTag } from '../../model/source-tag.entity.ts';
import { Tag } from '../../model/tag.entity.ts';
import { forkForFacility } from '../../platform/process/context.ts';
import { receiveObject, refuseObject } from './receive-object.ts';

const text = (value: string) => new TextEncoder().encode(value);

const open = async () => {
  const database = await openTestDatabase();
  const facility = await buildFacility(database);
  const { facilityId, sourceId } = facility;
  const receive = (content: string, app = database.app) =>
    receiveObject(
      app,
      { facilityId, sourceId, fileName: 'letter.txt', bytes: text(content), session: null },
      refuseObject,
    );
  const count = (table: string, where = 'true') =>
    database.asSuperuser(async (client) => {
      const { rows } = await client.query(`select count(*)::int as n from ${table} where ${where}`);
      // The statement selects one integer named n.
      return rows[0].n as number;
    });
  return { database, facility, receive, count };
};

it('an object is stored, in the ledger, on the worklist, audited, and its job enqueued', async () => {
  const { database, facility, receive, count } = await open();
  await using _ = database;
  const { outcome } = await receive('hello');
  expect(outcome).toBe('received');
  expect(await count('received_object', "state = 'received' and size_bytes = 5")).toBe(1);
  expect(await count('document', "status = 'received' and title = 'letter.txt'")).toBe(1);
  expect(await count('audit_event', "action = 'document-received'")).toBe(1);
  expect(await count('pgboss.job', "name = 'read-document' and state = 'created'")).toBe(1);
  const stored = await readdir(`${database.app.config.filesFolder}/${facility.facilityId}`, { recursive: true });
  expect(stored.filter((name) => /[0-9a-f]{64}$/.test(name))).toHaveLength(1);
});

it('the same bytes from the same source are recognised, also when they come many at once', async () => {
  const { database, receive, count } = await open();
  await using _ = database;
  const results = await Promise.all(Array.from({ length: 8 }, () => receive('again')));
  expect(results.map(({ outcome }) => outcome).toSorted()).toEqual([...Array(7).fill('known'), 'received']);
  expect(new Set(results.map(({ documentId }) => documentId)).size).toBe(1);
  expect(await count('received_object', 'times_received = 8')).toBe(1);
  expect(await count('document')).toBe(1);
  expect(await count('pgboss.job', "name = 'read-document'")).toBe(1);
  expect(await count('audit_event', "action = 'document-received-again'")).toBe(7);
});

it('the same bytes for another facility are another document', async () => {
  const { database, receive, count } = await open();
  await using _ = database;
  await receive('shared');
  const other = await buildFacility(database);
  const { facilityId, sourceId } = other;
  const arrival = { facilityId, sourceId, fileName: 'x', bytes: text('shared'), session: null };
  await receiveObject(database.app, arrival, refuseObject);
  expect(await count('document')).toBe(2);
});

it('a file beyond the limit is refused and leaves nothing', async () => {
  const { database, receive, count } = await open();
  await using _ = database;
  await expect(receive('x'.repeat(1_000_001))).rejects.toMatchObject({
    code: 'ObjectTooLarge',
    details: { maxBytes: 1_000_000 },
  });
  expect(await count('received_object')).toBe(0);
});

it('bytes that cannot be stored are refused, and nothing says that they were received', async () => {
  const { database, facility, receive, count } = await open();
  await using _ = database;
  const blocked = `${database.app.config.filesFolder}/${facility.facilityId}`;
  // A file stands where the facility's folder would be made, as a full or failing disk would have it.
  await writeFile(blocked, '');
  await expect(receive('lost?')).rejects.toMatchObject({ code: 'StorageUnavailable' });
  expect(await count('received_object')).toBe(0);
  await rm(blocked);
  expect(await receive('lost?')).toMatchObject({ outcome: 'received' });
});

it('an unmounted folder takes nothing, and what was refused is not there after it came back', async () => {
  const { database, facility, receive, count } = await open();
  await using _ = database;
  const { filesFolder } = database.app.config;
  await rename(filesFolder, `${filesFolder}-unmounted`);
  await mkdir(filesFolder);
  await expect(receive('nowhere')).rejects.toMatchObject({ code: 'StorageUnavailable' });
  expect(await readdir(filesFolder)).toEqual([]);
  await rm(filesFolder, { recursive: true });
  await rename(`${filesFolder}-unmounted`, filesFolder);
  expect(await count('received_object')).toBe(0);
  expect(await readdir(filesFolder)).not.toContain(facility.facilityId);
  expect(await receive('nowhere')).toMatchObject({ outcome: 'received' });
});

it('when the job cannot be enqueued, nothing is received', async () => {
  const { database, receive, count } = await open();
  await using _ = database;
  const jobs = { ...database.app.jobs, enqueue: () => Promise.reject(new Error('the queue is down')) };
  await expect(receive('half', { ...database.app, jobs })).rejects.toThrow('the queue is down');
  expect(await count('received_object')).toBe(0);
  expect(await count('document')).toBe(0);
  expect(await count('audit_event', "action = 'document-received'")).toBe(0);
  expect(await receive('half')).toMatchObject({ outcome: 'received' });
});

it('a source that is switched off takes nothing in, not even a file; what came before stays, and switched on it takes it', async () => {
  const { database, facility, receive, count } = await open();
  await using _ = database;
  const { facilityId, sourceId } = facility;
  await receive('before');
  const switchOff = (switchedOffAt: Date | null) =>
    database.asOwner(facilityId, (em) => em.nativeUpdate(Source, sourceId, { switchedOffAt }));
  await switchOff(new Date());
  await expect(receive('after')).rejects.toMatchObject({ code: 'SourceSwitchedOff' });
  const stored = await readdir(`${database.app.config.filesFolder}/${facilityId}`, { recursive: true });
  expect(stored.filter((name) => /[0-9a-f]{64}$/.test(name))).toHaveLength(1);
  expect([await count('document'), await count('received_object')]).toEqual([1, 1]);
  await switchOff(null);
  expect(await receive('after')).toMatchObject({ outcome: 'received' });
});

it('a document carries its source’s tags from the start, but none that is switched off', async () => {
  const { database, facility, receive } = await open();
  await using _ = database;
  const { facilityId, sourceId } = facility;
  await database.asOwner(facilityId, async (em) => {
    for (const tag of await em.find(Tag, {})) em.create(SourceTag, { source: sourceId, tag });
    await em.flush();
    await em.nativeUpdate(Tag, { name: 'cardiology' }, { switchedOffAt: new Date() });
  });
  const { documentId } = await receive('tagged');
  const em = forkForFacility(database.orm, facilityId);
  const carried = await em.find(DocumentTag, { document: documentId }, { populate: ['tag'] });
  expect(carried.map(({ tag }) => tag.$.name)).toEqual(['urgent']);
});
