import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { expect, it } from 'vitest';
import { buildMember } from '../../../test/administration-calls.ts';
import { buildDocument } from '../../../test/build-document.ts';
import { buildFacility } from '../../../test/build-facility.ts';
import { openTestDatabase } from '../../../test/open-test-database.ts';
import { forkForFacility } from '../../platform/process/context.ts';

const WAITING = "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";

/** A document that waits, a clerk, and a transaction of whoever is connected by an address. */
const open = async () => {
  const database = await openTestDatabase();
  const facility = await buildFacility(database);
  const { facilityId } = facility;
  const clerkId = await buildMember({ database, facility });
  const documentId = await buildDocument(forkForFacility(database.orm, facilityId), { status: 'review' });
  return {
    database,
    facility,
    clerkId,
    documentId,
    async begin(connectionString: string) {
      const client = new Client({ connectionString });
      await client.connect();
      await client.query('begin');
      await client.query("select set_config('mailroom.facility_id', $1, true)", [facilityId]);
      return client;
    },
    async untilSomebodyWaits() {
      await database.asSuperuser(async (client) => {
        while ((await client.query(WAITING)).rowCount === 0) await pause(10);
      });
    },
  };
};

it('whoever prolongs a claim and whoever ends the work of its holder do not wait in a circle', async () => {
  const { database, facility, clerkId, documentId, begin, untilSomebodyWaits } = await open();
  await using _ = database;
  const clerk = await facility.signIn(clerkId);
  await clerk.review.assignDocuments({ documentIds: [documentId], assigneeId: clerkId });
  await clerk.review.claimDocument({ documentId, takesOver: false });
  const prolonging = await begin(database.databaseUrl);
  await prolonging.query('select from document where id = $1 for share', [documentId]);
  const ending = await begin(database.databaseOwnerUrl);
  const ended = ending.query('delete from membership where user_id = $1', [clerkId]);
  await untilSomebodyWaits();
  await prolonging.query('update claim set held_until = now() where document_id = $1', [documentId]);
  await prolonging.query('commit');
  expect((await ended).rowCount).toBe(1);
  await ending.query('commit');
  await Promise.all([prolonging.end(), ending.end()]);
});

it('whoever is removed at that moment is given nothing', async () => {
  const { database, facility, clerkId, documentId, begin, untilSomebodyWaits } = await open();
  await using _ = database;
  const supervisor = await facility.signIn(facility.supervisorId);
  const ending = await begin(database.databaseOwnerUrl);
  await ending.query('delete from membership where user_id = $1', [clerkId]);
  const assigned = supervisor.review.assignDocuments({ documentIds: [documentId], assigneeId: clerkId });
  const answer = assigned.then(
    () => 'assigned',
    ({ message }: Error) => message,
  );
  await Promise.race([untilSomebodyWaits(), answer]);
  await ending.query('commit');
  await ending.end();
  expect(await answer).toBe('AssigneeNotFound');
});
