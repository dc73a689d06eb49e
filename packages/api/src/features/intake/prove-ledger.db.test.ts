import { expect, it } from 'vitest';
import { buildEffect } from '../../../test/build-effect.ts';
import { buildFacility } from '../../../test/build-facility.ts';
import { openTestDatabase } from '../../../test/open-test-database.ts';
import { Document } from '../../model/document.entity.ts';
import { forkForFacility } from '../../platform/process/context.ts';
import { isReconciled, proveLedger } from './prove-ledger.ts';
import { receiveObject, refuseObject } from './receive-object.ts';

const open = async () => {
  const database = await openTestDatabase();
  const facility = await buildFacility(database);
  const { facilityId, sourceId } = facility;
  const receive = (n: number) => {
    const bytes = new TextEncoder().encode(`letter ${n}`);
    return receiveObject(
      database.app,
      { facilityId, sourceId, fileName: `${n}.txt`, bytes, session: null },
      refuseObject,
    );
  };
  return { database, facility, receive, prove: () => proveLedger(database.orm, facilityId) };
};

it('every received object stands somewhere, and a second arrival of the same bytes is none', async () => {
  const { database, facility, receive, prove } = await open();
  await using _ = database;
  for (const n of [1, 2, 3, 3]) await receive(n);
  const em = forkForFacility(database.orm, facility.facilityId);
  const [first, second] = await em.find(Document, {}, { orderBy: { id: 'asc' } });
  await em.nativeUpdate(Document, first?.id ?? '', { status: 'unreadable' });
  await em.nativeUpdate(Document, second?.id ?? '', { status: 'review' });
  const { lines, unreconciled } = await prove();
  expect(unreconciled).toEqual([]);
  expect(lines.filter((line) => !isReconciled(line))).toEqual([]);
  expect(lines).toMatchObject([{ sourceCode: 'folder', received: 3, waiting: 2, quarantined: 1 }]);
});

/** Nine thousand nine hundred and ninety-nine more, without the triggers that would count them one by one. */
const RECEIVE_MANY = `with objects as (
    insert into received_object (facility_id, source_id, sha256, size_bytes, file_name, state)
    select $1, $2, n::text, 1, 'x', 'received' from generate_series(1, 9999) n returning id
  ), documents as (
    insert into document (facility_id, received_object_id, source_id, status, received_at, title)
    select $1, id, $2, 'received', now(), 'x' from objects returning id
  )
  insert into audit_event (facility_id, action, document_id, details)
  select $1, 'document-received', id, jsonb_build_object('sourceId', $2::text) from documents`;

it('the canary: one object in ten thousand that is dropped is named', async () => {
  const { database, facility, receive, prove } = await open();
  await using _ = database;
  const { documentId } = await receive(0);
  await database.asSuperuser(async (client) => {
    await client.query("set session_replication_role = 'replica'");
    await client.query(RECEIVE_MANY, [facility.facilityId, facility.sourceId]);
    await client.query('update worklist_counter set documents = documents + 9999');
    // As PostgreSQL does by itself after a while: plans made for empty tables take a minute for ten thousand rows.
    await client.query('analyze');
  });
  expect((await prove()).unreconciled).toEqual([]);
  await database.asSuperuser(async (client) => {
    await client.query("set session_replication_role = 'replica'");
    await client.query(
      'delete from received_object where id = (select received_object_id from document where id = $1)',
      [documentId],
    );
    await client.query('delete from document where id = $1', [documentId]);
    await client.query('update worklist_counter set documents = documents - 1');
  });
  const { lines, unreconciled } = await prove();
  expect(unreconciled).toEqual([{ id: documentId, because: 'was received, and is in the ledger no more' }]);
  const [wrong, ...others] = lines.filter((line) => !isReconciled(line));
  expect(others).toEqual([]);
  expect((wrong?.received ?? 0) - (wrong?.waiting ?? 0)).toBe(1);
});

it.each([
  ["update received_object set state = 'integrated'", /is integrated in the ledger, and its document is received/],
  ["update document set status = 'integrated'", /is integrated, with 0 filings that stand/],
  ["update document set status = 'integrating'", /is integrating, with 0 filings that stand and 0 under way/],
  ["update document set status = 'rejected'", /is rejected, and no decision/],
  ['update worklist_counter set documents = documents + 1', /are 1, and the counters say 2/],
  ["delete from audit_event where action = 'document-received'", /the audit does not tell/],
])('the canary: after %s the ledger does not reconcile', async (change, because) => {
  const { database, receive, prove } = await open();
  await using _ = database;
  await receive(1);
  await database.asSuperuser((client) => client.query(change));
  const { unreconciled } = await prove();
  expect(unreconciled.map((one) => one.because).join('\n')).toMatch(because);
});

it('an effect that nobody decided is named', async () => {
  const { database, facility, receive, prove } = await open();
  await using _ = database;
  const { documentId } = await receive(1);
  const em = forkForFacility(database.orm, facility.facilityId);
  await em.nativeUpdate(Document, documentId, { status: 'integrating' });
  await buildEffect(em, { documentId, decidedById: facility.userIds[0] });
  expect((await prove()).unreconciled).toEqual([
    { id: documentId, because: 'has an effect that no decision in the audit tells of' },
  ]);
});
