import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { buildFacility } from '../../../test/build-facility.ts';
import { openTestDatabase } from '../../../test/open-test-database.ts';
import { readingHere } from '../../../test/reading-here.ts';
import { readAgain, receiveObject, refuseObject, resumeReading } from './index.ts';
import { readOnceMore, readOrWait } from './read-until-done.ts';

const LETTER = `<ClinicalDocument xmlns="urn:hl7-org:v3"><recordTarget><patientRole><patient>
  <name><given>Marie</given><family>Le Goff</family></name></patient></patientRole></recordTarget></ClinicalDocument>`;

const open = async (content = LETTER) => {
  const database = await openTestDatabase();
  const app = readingHere(database.app);
  const { facilityId, sourceId, signIn } = await buildFacility(database);
  const bytes = new TextEncoder().encode(content);
  const arrival = { facilityId, sourceId, fileName: 'letter.xml', bytes, session: null };
  const { documentId } = await receiveObject(app, arrival, refuseObject);
  const clerk = await signIn();
  const { filesFolder } = app.config;
  const ask = (sql: string) => database.asSuperuser(async (client) => (await client.query(sql)).rows);
  return {
    database,
    app,
    facilityId,
    documentId,
    data: { facilityId, documentId },
    ask,
    view: () => clerk.documents.openDocument({ documentId, isAhead: false }),
    unmount: () => rename(filesFolder, `${filesFolder}-away`),
    async mount() {
      await rm(filesFolder, { recursive: true, force: true });
      await rename(`${filesFolder}-away`, filesFolder);
    },
    /** Time goes by, and no job of the document is left. */
    rest: () =>
      ask(
        "set session_replication_role = 'replica'; delete from pgboss.job; update document set received_at = now() - interval '1 hour' returning id",
      ),
    jobs: () => ask("select data from pgboss.job where name = 'read-document'"),
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
};

it('a document whose file is out of reach waits for it, says so, and is read when it is back', async () => {
  await using mailroom = await open();
  const { app, data, facilityId } = mailroom;
  await mailroom.unmount();
  await expect(readOrWait(app, data)).rejects.toThrow('The stored bytes cannot be read.');
  // Its last attempt too: it never ends in quarantine.
  await expect(readOnceMore(app, data)).rejects.toThrow('The stored bytes cannot be read.');
  expect(await mailroom.view()).toMatchObject({ status: 'received', unreadableReason: 'missing' });
  expect((await app.metrics.print()).text).toContain('mailroom_file_troubles_total{trouble="missing"} 2');
  await mailroom.rest();
  await mkdir(app.config.filesFolder);
  await resumeReading(app, facilityId);
  expect(await mailroom.jobs()).toEqual([]);
  await mailroom.mount();
  await resumeReading(app, facilityId);
  await resumeReading(app, facilityId);
  expect(await mailroom.jobs()).toEqual([{ data }]);
  await readOrWait(app, data);
  expect(await mailroom.view()).toMatchObject({ status: 'review', unreadableReason: null });
});

it('an outage of the database or a full disk is not the fault of a document', async () => {
  await using mailroom = await open();
  const { app, data } = mailroom;
  for (const [code, trouble] of [
    ['ECONNREFUSED', 'Connection terminated unexpectedly'],
    ['57P01', 'terminating connection due to administrator command'],
    ['ENOSPC', 'no space left on device'],
  ]) {
    const away = {
      ...app,
      jobs: { ...app.jobs, enqueue: () => Promise.reject(Object.assign(new Error(trouble), { code })) },
    };
    await expect(readOnceMore(away, data)).rejects.toThrow(trouble);
  }
  expect(await mailroom.view()).toMatchObject({ status: 'received', unreadableReason: null });
});

it('a document that fails in the reader at every attempt goes into quarantine, and one that was read stays read', async () => {
  await using mailroom = await open();
  const { app, data } = mailroom;
  const failing = {
    ...app,
    files: { ...app.files, load: () => Promise.reject(new TypeError('a bug of a reader')) },
  };
  await readOnceMore(failing, data);
  expect(await mailroom.view()).toMatchObject({ status: 'unreadable', unreadableReason: 'reading-failed' });
});

it('what was damaged is read again when it is asked for, once, with its audit', async () => {
  await using mailroom = await open();
  const { app, data, facilityId, documentId } = mailroom;
  const [object] = await mailroom.ask('select sha256 from received_object');
  // One object was received.
  const { sha256 } = object as { sha256: string };
  const path = join(app.config.filesFolder, facilityId, sha256.slice(0, 2), sha256);
  await rename(path, `${path}.whole`);
  await writeFile(path, 'changed');
  await readOrWait(app, data);
  expect(await mailroom.view()).toMatchObject({ status: 'unreadable', unreadableReason: 'damaged' });
  await rename(`${path}.whole`, path);
  expect(await readAgain(app, facilityId, { reason: 'empty' })).toEqual([]);
  expect(await readAgain(app, facilityId, { reason: 'damaged' })).toEqual([documentId]);
  expect(await readAgain(app, facilityId, 'all')).toEqual([]);
  await readOrWait(app, data);
  const view = await mailroom.view();
  expect(view).toMatchObject({ status: 'review', unreadableReason: null, metadata: { patientFamily: 'Le Goff' } });
  expect(view.history.filter(({ action }) => action === 'read-again-asked')).toHaveLength(1);
  expect(await readAgain(app, facilityId, { documentIds: [documentId] })).toEqual([]);
});
