import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { buildEnded, buildRule, type EndedParts, letPass } from '../../../test/build-ended.ts';
import { buildFacility } from '../../../test/build-facility.ts';
import { buildKnownPatient } from '../../../test/build-identity.ts';
import { openTestDatabase } from '../../../test/open-test-database.ts';
import { Attachment } from '../../model/attachment.entity.ts';
import { Claim } from '../../model/claim.entity.ts';
import { LegalHold } from '../../model/legal-hold.entity.ts';
import { RetentionRule } from '../../model/retention-rule.entity.ts';
import { Source } from '../../model/source.entity.ts';
import { linkAudit } from '../../platform/audit/link-audit.ts';
import { proveChain } from '../../platform/audit/prove-chain.ts';
import { pathOfFile } from '../../platform/files/file-store.ts';
import { forkForFacility } from '../../platform/process/context.ts';
import { proveLedger, receiveObject, refuseObject } from '../intake/index.ts';
import { purgeDue } from './purge-due.ts';
import { removeUnneededFiles } from './remove-unneeded-files.ts';

const open = async () => {
  const database = await openTestDatabase();
  const facility = await buildFacility(database);
  const { facilityId } = facility;
  const { app, orm } = database;
  const ask = async (sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> =>
    (await database.asSuperuser((client) => client.query(sql, values))).rows;
  const folder = app.config.filesFolder;
  return {
    database,
    facility,
    app,
    folder,
    ask,
    em: () => forkForFacility(orm, facilityId),
    ended: (parts?: EndedParts) => buildEnded({ database, facility }, parts),
    rule: (parts?: Parameters<typeof buildRule>[1]) => buildRule({ database, facility }, parts),
    purge: () => purgeDue(app, facilityId),
    remove: () => removeUnneededFiles(app, facilityId),
    receive: (text: string, sourceId = facility.sourceId) =>
      receiveObject(
        app,
        { facilityId, sourceId, fileName: 'martin.xml', bytes: Buffer.from(text), session: null },
        refuseObject,
      ),
    /** Of the documents, those that are purged. */
    purged: async () =>
      (await ask('select id from document where purged_at is not null order by id')).map(({ id }) => id),
    /** The files that lie in the folder. */
    files: async () => {
      const names = await readdir(join(folder, facilityId), { recursive: true });
      return names.filter((name) => /[0-9a-f]{64}$/.test(name)).length;
    },
    stored: async () => (await ask('select kind from stored_file order by kind')).map(({ kind }) => kind),
    proven: async () => {
      await linkAudit(app, facilityId);
      const chain = await proveChain(orm, facilityId);
      return { unreconciled: (await proveLedger(orm, facilityId)).unreconciled, misfit: chain.misfit };
    },
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
};

const NOTHING_WRONG = { unreconciled: [], misfit: null };

/** Every place where a purged document or its patient could still be read. */
const WORDS = `select count(*)::int as found from (
  select to_jsonb(t) as row from document t union all select to_jsonb(t) from metadata t union all select to_jsonb(t) from note t
  union all select to_jsonb(t) from correction t union all select to_jsonb(t) from document_word t union all select to_jsonb(t) from reading t
  union all select to_jsonb(t) from attachment t union all select to_jsonb(t) from received_object t union all select to_jsonb(t) from candidate t
  union all select to_jsonb(t) from verification t union all select to_jsonb(t) from audit_event t union all select to_jsonb(t) from purge t
) everything where row::text ~* 'martin|camille|marten'`;

it('what is due is purged: its words, its files; the ledger, its digest and the audit stay, and the proofs hold', async () => {
  await using world = await open();
  const ids = [await world.ended(), await world.ended(), await world.ended({ days: 89 })];
  const rejected = await world.ended({ status: 'rejected', days: 1000 });
  await world.rule();
  expect(await world.files()).toBe(8);
  const ledger = await world.ask('select sha256, state, size_bytes from received_object order by id');
  await world.purge();
  expect(await world.purged()).toEqual(ids.slice(0, 2).toSorted());
  // The bytes are still there, and known to be unneeded.
  expect(await world.files()).toBe(8);
  expect((await world.stored()).filter((kind) => kind === 'unneeded')).toHaveLength(4);
  expect(await world.proven()).toEqual(NOTHING_WRONG);
  await world.remove();
  expect(await world.files()).toBe(4);
  expect(await world.stored()).toEqual(['body', 'body', 'original', 'original']);
  expect(await world.proven()).toEqual(NOTHING_WRONG);
  expect(await world.ask('select sha256, state, size_bytes from received_object order by id')).toEqual(ledger);
  await letPass(world.database, ids[2] ?? '', 91);
  await world.rule({ status: 'rejected', keepDays: 30 });
  await world.purge();
  expect(await world.purged()).toEqual([...ids, rejected].toSorted());
  expect(await world.ask(WORDS)).toEqual([{ found: 0 }]);
  const told = await world.ask(
    "select action, count(*)::int from audit_event where action like '%purged' group by 1 order by 1",
  );
  expect(told).toEqual([
    { action: 'document-purged', count: 4 },
    { action: 'documents-purged', count: 3 },
  ]);
  const { purges } = await proveLedger(world.database.orm, world.facility.facilityId);
  expect(purges).toMatchObject([
    { documents: 2, keepDays: 90, isOver: true },
    { documents: 1, keepDays: 90, isOver: true },
    { documents: 1, keepDays: 30, isOver: true },
  ]);
});

it('a rule that is off, or another version of which was seen, purges nothing; a type with a rule of its own is not the general rule’s', async () => {
  await using world = await open();
  const typed = await world.ended();
  const other = await world.ended();
  const [type] = await world.ask('select id from document_type limit 1');
  await world.ask('update document set document_type_id = $2 where id = $1', [typed, type?.['id']]);
  const ruleId = await world.rule({ isOn: false });
  await world.purge();
  await world.em().nativeUpdate(RetentionRule, { id: ruleId }, { isOn: true, version: 2 });
  await world.purge();
  expect(await world.purged()).toEqual([]);
  await world.em().nativeUpdate(RetentionRule, { id: ruleId }, { previewedVersion: 2 });
  const changedBy = world.facility.userIds[0];
  await world.em().insert(RetentionRule, { status: 'integrated', documentType: String(type?.['id']), changedBy });
  await world.purge();
  expect(await world.purged()).toEqual([other]);
});

it('what is held, claimed, under way, not read back or filed under a provisional patient is kept, and holds up nobody', async () => {
  await using world = await open();
  const { facility, em, ended } = world;
  const placedBy = facility.userIds[0];
  const held = await ended();
  const patientId = await buildKnownPatient(em());
  await ended({ patientId });
  const claimed = await ended();
  const sent = await ended();
  await ended({ readBack: null });
  // The server has the reference and lets nobody read what it refers to: the only copy that anybody can show may be here.
  await ended({ readBack: 'reference' });
  const [made, madeFor] = [await buildKnownPatient(em(), { isProvisional: true }), await ended()];
  await ended({ patientId: made });
  await em().insert(LegalHold, { document: held, reason: 'A court asks.', placedBy });
  await em().insert(LegalHold, { patient: patientId, reason: 'A court asks.', placedBy });
  await em().insert(Claim, { document: claimed, holder: placedBy, heldUntil: new Date(Date.now() + 60_000) });
  await world.ask(
    `insert into effect (facility_id, document_id, kind, state, patient_id, recalls_id, decided_by_id, due_at)
     select facility_id, document_id, 'recall', 'planned', patient_id, id, decided_by_id, now() from effect where document_id = $1`,
    [sent],
  );
  await world.ask(
    `insert into provisional_patient (facility_id, patient_id, document_id, made_by_id, search_at) values ($1, $2, $3, $4, now())`,
    [facility.facilityId, made, madeFor, placedBy],
  );
  const due = await ended({ days: 91 });
  await world.rule();
  await world.purge();
  expect(await world.purged()).toEqual([due]);
  await world.ask("update legal_hold set lifted_at = now(); update claim set held_until = now() - interval '1 day'");
  await world.purge();
  expect(await world.purged()).toHaveLength(4);
});

it('what is kept holds up nobody behind it, however much it is, and is looked at again once the end was reached', async () => {
  await using world = await open();
  const [due, kept] = [await world.ended({ days: 91 }), await world.ended()];
  await world.em().insert(LegalHold, { document: kept, reason: 'A court asks.', placedBy: world.facility.userIds[0] });
  // A whole portion that ended before, and that no chart shows.
  await world.ask('alter table document disable trigger user');
  await world.ask(
    `with arrived as (
       insert into received_object (facility_id, source_id, sha256, size_bytes, file_name, state)
       select $1, $2, md5(n::text), 1, '', 'integrated' from generate_series(1, 20) n returning id)
     insert into document (facility_id, received_object_id, source_id, status, received_at, title, ended_at)
     select $1, id, $2, 'integrated', now(), '', now() - interval '300 days' from arrived`,
    [world.facility.facilityId, world.facility.sourceId],
  );
  await world.ask('alter table document enable trigger user');
  await world.rule();
  const sweep = () => purgeDue(world.app, world.facility.facilityId, 1);
  await sweep();
  expect(await world.purged()).toEqual([]);
  await sweep();
  expect(await world.purged()).toEqual([due]);
  await world.ask('update legal_hold set lifted_at = now()');
  for (let n = 0; n < 3; n += 1) await sweep();
  expect(await world.purged()).toEqual([due, kept]);
});

it('bytes that two documents share stay until both are purged', async () => {
  await using world = await open();
  const upload = await world.em().findOneOrFail(Source, { code: 'upload' });
  await world.ended({ text: 'shared', body: 'embedded' });
  const second = await world.ended({ text: 'shared', body: 'embedded', sourceId: upload.id, days: 10 });
  await world.rule();
  await world.purge();
  await world.remove();
  expect([await world.files(), await world.stored()]).toEqual([2, ['body', 'original']]);
  expect(await world.proven()).toEqual(NOTHING_WRONG);
  await letPass(world.database, second, 91);
  await world.purge();
  await world.remove();
  expect([await world.files(), await world.stored()]).toEqual([0, []]);
});

it('bytes that come again before they are taken away stay, after that they are stored anew; what was filed and is purged is known and not kept', async () => {
  await using world = await open();
  const upload = await world.em().findOneOrFail(Source, { code: 'upload' });
  const purged = await world.ended({ text: 'again' });
  await world.rule();
  await world.purge();
  // From another source, before the file is gone.
  await world.receive('again', upload.id);
  await world.remove();
  expect(await world.stored()).toEqual(['original']);
  expect(await world.files()).toBe(1);
  expect(await world.proven()).toEqual(NOTHING_WRONG);
  // From the same source: it was filed already.
  expect(await world.receive('again')).toEqual({ outcome: 'known', documentId: purged });
  const gone = await world.ended({ text: 'once' });
  await world.purge();
  await world.remove();
  expect(await world.receive('once')).toEqual({ outcome: 'known', documentId: gone });
  await world.remove();
  expect([await world.files(), await world.stored()]).toEqual([1, ['original']]);
});

it('what was rejected and is purged is received anew when it comes again, and is known from then on', async () => {
  await using world = await open();
  const rejected = await world.ended({ text: 'sent again', status: 'rejected', days: 31 });
  await world.rule({ status: 'rejected', keepDays: 30 });
  expect(await world.receive('sent again')).toEqual({ outcome: 'known', documentId: rejected });
  await world.purge();
  await world.remove();
  const again = await world.receive('sent again');
  expect(again).toMatchObject({ outcome: 'received' });
  expect(again.documentId).not.toBe(rejected);
  expect(await world.receive('sent again')).toEqual({ ...again, outcome: 'known' });
  expect([await world.files(), await world.stored()]).toEqual([1, ['original']]);
  // Whoever looks at it sees that it was here before, and what became of it.
  const clerk = await world.facility.signIn();
  const { related } = await clerk.documents.openDocument({ documentId: again.documentId, isAhead: false });
  expect(related).toMatchObject([{ documentId: rejected, standing: 'same-bytes', status: 'rejected', holdsUp: false }]);
  expect(await world.proven()).toEqual(NOTHING_WRONG);
});

it('an arrival whose file is taken away before it is named stores it again', async () => {
  await using world = await open();
  const upload = await world.em().findOneOrFail(Source, { code: 'upload' });
  await world.ended({ text: 'raced' });
  await world.rule();
  await world.purge();
  const { files } = world.app;
  const racing = {
    ...world.app,
    files: {
      ...files,
      // Between the bytes and the row everything is taken away.
      store: async (...stored: Parameters<typeof files.store>) => {
        const digest = await files.store(...stored);
        await world.remove();
        return digest;
      },
    },
  };
  const { facilityId } = world.facility;
  const arrival = { facilityId, sourceId: upload.id, fileName: 'a.xml', bytes: Buffer.from('raced'), session: null };
  await receiveObject(racing, arrival, refuseObject);
  expect([await world.files(), await world.stored()]).toEqual([1, ['original']]);
});

it('what is naming a file while a purge looks is waited for, and the file stays', async () => {
  await using world = await open();
  await world.ended({ text: 'naming' });
  const later = await world.ended({ text: 'another', days: 1 });
  const [{ sha256 } = { sha256: '' }] = await world.ask(
    "select sha256 from attachment where role = 'original' order by document_id limit 1",
  );
  await world.rule();
  const [isNamed, mayEnd] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const naming = world.em().transactional(async (em) => {
    const file = { fileName: 'a', mediaType: 'text/xml', sizeBytes: 6, sha256: String(sha256) };
    await em.insert(Attachment, { document: later, role: 'body', ordinal: 2, ...file });
    isNamed.resolve();
    await mayEnd.promise;
  });
  await isNamed.promise;
  const purging = world.purge();
  const waiting = "select 1 from pg_locks where locktype = 'advisory' and not granted";
  while ((await world.ask(waiting)).length === 0) await pause(10);
  mayEnd.resolve();
  await Promise.all([naming, purging]);
  await world.remove();
  expect(await world.purged()).toHaveLength(1);
  expect(await world.ask('select kind from stored_file where sha256 = $1', [sha256])).not.toContainEqual({
    kind: 'unneeded',
  });
  expect(await world.app.files.isKept(world.facility.facilityId, String(sha256))).toBe(true);
});

it('a purge that dies leaves nothing half done; a file that the disk does not let go of is tried again', async () => {
  await using world = await open();
  await world.ended();
  await world.rule();
  // Killed before the commit.
  const dying = world.em().transactional(async (em) => {
    await em.execute(
      "select purge_due(id, 20, '-infinity', '00000000-0000-0000-0000-000000000000') from retention_rule",
    );
    throw new Error('killed');
  });
  await expect(dying).rejects.toThrow('killed');
  expect(await world.purged()).toEqual([]);
  expect(await world.stored()).toEqual(['body', 'original']);
  await world.purge();
  const { files } = world.app;
  const stuck = { ...world.app, files: { ...files, remove: () => Promise.reject(new Error('EACCES')) } };
  await expect(removeUnneededFiles(stuck, world.facility.facilityId)).rejects.toThrow('EACCES');
  expect([await world.files(), await world.stored()]).toEqual([2, ['unneeded', 'unneeded']]);
  // One that is stuck holds up no other.
  const [{ sha256: first } = { sha256: '' }] = await world.ask('select sha256 from stored_file order by sha256');
  const remove: typeof files.remove = (facilityId, digest) =>
    digest === first ? stuck.files.remove() : files.remove(facilityId, digest);
  const oneStuck = removeUnneededFiles({ ...world.app, files: { ...files, remove } }, world.facility.facilityId);
  await expect(oneStuck).rejects.toThrow('EACCES');
  expect(await world.ask('select sha256 from stored_file')).toEqual([{ sha256: first }]);
  // Killed between the file and the row: it is gone already at the next try.
  const [{ sha256 } = { sha256: '' }] = await world.ask('select sha256 from stored_file order by sha256');
  await rm(join(world.folder, pathOfFile(world.facility.facilityId, String(sha256))));
  await world.remove();
  expect([await world.files(), await world.stored()]).toEqual([0, []]);
  // What a purge took between somebody's look at a patient's documents and their erasure is not taken again.
  await world.em().execute("select erase_documents(array(select id from document), 'Asked for.')");
  expect(await world.ask('select reason from purge')).toEqual([{ reason: null }]);
  expect(await world.proven()).toEqual(NOTHING_WRONG);
});

it('while the folder is away nothing is forgotten', async () => {
  await using world = await open();
  await world.ended();
  await world.rule();
  await world.purge();
  await rename(world.folder, `${world.folder}-away`);
  await expect(world.remove()).rejects.toThrow('The folder for files is not there.');
  await rename(`${world.folder}-away`, world.folder);
  expect([await world.files(), await world.stored()]).toEqual([2, ['unneeded', 'unneeded']]);
});

it('patients whom nobody speaks of any more leave the mirror; of whom something was filed under, only the record’s number stays', async () => {
  await using world = await open();
  const [unknown, recent, filed, waiting] = [
    await buildKnownPatient(world.em(), { mirroredAt: new Date('2020-01-01') }),
    await buildKnownPatient(world.em()),
    await buildKnownPatient(world.em(), { mirroredAt: new Date('2020-01-01'), phone: '03 20 00 00 00' }),
    await buildKnownPatient(world.em(), { mirroredAt: new Date('2020-01-01') }),
  ];
  await world.ended({ patientId: filed });
  await world.ended({ patientId: waiting, days: 10 });
  await world.rule();
  await world.purge();
  const left = await world.ask('select id, family, phone, is_understood from patient where id = any($1)', [
    [unknown, recent, filed, waiting],
  ]);
  const whole = { family: 'Martin', phone: null, is_understood: true };
  expect(left).toHaveLength(3);
  expect(left).toEqual(
    expect.arrayContaining([
      { id: recent, ...whole },
      { id: filed, family: null, phone: null, is_understood: false },
      { id: waiting, ...whole },
    ]),
  );
});

it('the application purges nothing but by the owner’s functions', async () => {
  await using world = await open();
  const id = await world.ended();
  for (const sql of [
    `select purge_documents(array['${id}']::uuid[], null)`,
    `update document set purged_at = now()`,
    'update document set ended_at = now()',
    'delete from stored_file',
    'delete from note',
    `select empty_patients(array['${id}']::uuid[])`,
    "update purge set reason = 'x'",
  ]) {
    await expect(world.em().execute(sql)).rejects.toThrow(/permission denied/);
  }
});

it('the canary: a document that is half purged, and one whose purge the audit does not tell, do not reconcile', async () => {
  await using world = await open();
  const id = await world.ended();
  await world.ask(
    `with run as (insert into purge (facility_id, documents) select facility_id, 2 from document where id = $1 returning id)
     update document set purged_at = now(), purge_id = run.id from run where document.id = $1`,
    [id],
  );
  await world.ask('delete from stored_file');
  const { unreconciled } = await world.proven();
  expect(unreconciled.map(({ because }) => because)).toEqual([
    'is purged, and the audit does not tell of it',
    'is purged, and something that it said of somebody is still there',
    'purged 2 documents, and 1 say so',
  ]);
  await world.ask('update document set purged_at = null where id = $1', [id]);
  const because = (await world.proven()).unreconciled.map((one) => one.because);
  expect(because).toContain('is not purged, and a file of it is not listed any more');
});

/** What a purge could leave, and how it is taken away again. */
const LEFT: readonly (readonly [left: string, gone: string])[] = [
  ["update received_object set file_name = 'martin.xml'", "update received_object set file_name = ''"],
  ["update document set unreadable_detail = 'of Martin'", 'update document set unreadable_detail = null'],
  [
    `insert into document_tag (document_id, tag_id, facility_id)
     select document.id, tag.id, document.facility_id from document, tag limit 1`,
    'delete from document_tag',
  ],
  [
    `insert into restricted_opening (facility_id, document_id, opened_by_id, because)
     select facility_id, id, (select id from app_user limit 1), 'Martin' from document`,
    'delete from restricted_opening',
  ],
  [
    `with made as (
       insert into provisional_patient (facility_id, patient_id, document_id, made_by_id, search_at, resolved_at)
       select document.facility_id, patient.id, document.id, (select id from app_user limit 1), now(), now()
       from document, patient returning *)
     insert into likely_record (facility_id, provisional_patient_id, patient_id, rank, grade, evidence)
     select facility_id, id, patient_id, 0, 'possible', '[]' from made`,
    'delete from likely_record',
  ],
];

it('whatever a purge left is found', async () => {
  await using world = await open();
  const id = await world.ended();
  await world.rule();
  await world.purge();
  for (const [left, gone] of LEFT) {
    expect(await world.proven()).toEqual(NOTHING_WRONG);
    await world.ask(left);
    expect([left, (await world.proven()).unreconciled]).toEqual([
      left,
      [{ id, because: 'is purged, and something that it said of somebody is still there' }],
    ]);
    await world.ask(gone);
  }
});
