import { expect, it } from 'vitest';
import { buildFacility } from '../../../test/build-facility.ts';
import { emptyFilter } from '../../../test/build-filter.ts';
import { openTestDatabase, type TestDatabase } from '../../../test/open-test-database.ts';
import { signInAt, startApi } from '../../../test/start-api.ts';
import { APPLICATION_ROLE } from '../../../test/start-migrated-postgres.ts';
import { linkAudit } from './link-audit.ts';
import { noteListSeen, writeListsSeen } from './lists-seen.ts';
import { proveChain } from './prove-chain.ts';

const seen = (database: TestDatabase) =>
  database.asSuperuser(async (client) => {
    const { rows } = await client.query(
      `select facility_id, actor_id, (details ->> 'times')::int as times from audit_event where action = 'list-seen' order by id`,
    );
    return rows;
  });

it('who saw the list is written down when the process ends, though they have signed out: the page before Express, too', async () => {
  await using database = await openTestDatabase();
  const facility = await buildFacility(database);
  {
    await using api = await startApi(database);
    const clerk = await signInAt(api.url, facility);
    const version = (await clerk.list(api.url)).headers.get('mailroom-version') ?? '';
    await clerk.list(api.url, version);
    await clerk.signOut(api.url);
    expect(await seen(database)).toEqual([]);
  }
  expect(await seen(database)).toEqual([{ facility_id: facility.facilityId, actor_id: facility.userIds[0], times: 2 }]);
});

it('once for each session, with its own place in the chain; a token that opened nothing is nobody', async () => {
  await using database = await openTestDatabase();
  const [here, there] = [await buildFacility(database), await buildFacility(database)];
  const [one, other] = [await here.signIn(), await there.signIn()];
  for (const caller of [one, other, one]) await caller.worklist.listWorklist(emptyFilter);
  noteListSeen(database.app, { tokenSha256: 'f'.repeat(64), facilityId: here.facilityId });
  const { rows } = await database.asSuperuser((client) =>
    client.query('select token_sha256 from session where facility_id = $1', [here.facilityId]),
  );
  // Nobody looks at a list where they do not work; without a facility it is the session's own.
  noteListSeen(database.app, { tokenSha256: rows[0].token_sha256, facilityId: there.facilityId });
  noteListSeen(database.app, { tokenSha256: rows[0].token_sha256, facilityId: null });
  await writeListsSeen(database.app);
  await writeListsSeen(database.app);
  expect(await seen(database)).toEqual([
    { facility_id: here.facilityId, actor_id: here.userIds[0], times: 2 },
    { facility_id: there.facilityId, actor_id: there.userIds[0], times: 1 },
    { facility_id: here.facilityId, actor_id: here.userIds[0], times: 1 },
  ]);
  await linkAudit(database.app, here.facilityId);
  expect(await proveChain(database.orm, here.facilityId)).toMatchObject({ waiting: 0, misfit: null });
  const { rows: own } = await one.audit.listOwnActions({});
  expect(own.map(({ action }) => action)).not.toContain('list-seen');
});

it('what cannot be written is written the next time', async () => {
  await using database = await openTestDatabase();
  const facility = await buildFacility(database);
  const clerk = await facility.signIn();
  await clerk.worklist.listWorklist(emptyFilter);
  const may = (verb: string) => database.asSuperuser((client) => client.query(`${verb} ${APPLICATION_ROLE}`));
  await may('revoke execute on function record_lists_seen(jsonb) from');
  await expect(writeListsSeen(database.app)).rejects.toThrow('permission denied');
  await clerk.worklist.listWorklist(emptyFilter);
  await may('grant execute on function record_lists_seen(jsonb) to');
  await writeListsSeen(database.app);
  expect(await seen(database)).toMatchObject([{ times: 2 }]);
});
