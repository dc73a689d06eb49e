import type { EntityManager } from '@mikro-orm/postgresql';
import { expect, it } from 'vitest';
import { openSession } from '../src/features/session/index.ts';
import { auditAll } from '../src/platform/audit/audit.ts';
import { measureCost } from '../src/platform/http/cost.ts';
import { createCallerFactory } from '../src/platform/http/trpc.ts';
import { forkForFacility, forkForSession } from '../src/platform/process/context.ts';
import { appRouter } from '../src/router.ts';
import { browserCookie, buildFacility } from './build-facility.ts';
import { openTestDatabase, type TestDatabase } from './open-test-database.ts';
import { APPLICATION_ROLE } from './start-migrated-postgres.ts';

const call = createCallerFactory(appRouter);

const open = async () => {
  const database = await openTestDatabase();
  const facility = await buildFacility(database);
  const cookie = browserCookie();
  const [userId, colleagueId] = facility.userIds;
  await call({ app: database.app, cookie, session: null }).session.signIn({ userId, facilityId: facility.facilityId });
  const session = await openSession(database.orm, cookie.token ?? '');
  if (!session) throw new Error('the clerk is signed in');
  return { database, facility, cookie, session, userId, colleagueId };
};

/** Everything that an entry has, as somebody would state it who may run statements as the application. */
const FORGED = {
  action: 'document-opened',
  id: '00000000-0000-7000-8000-000000000000',
  occurredAt: '2020-01-01T00:00:00Z',
  occurred_at: '2020-01-01T00:00:00Z',
};

const record = (em: EntityManager, entry: object) =>
  em.execute('select record_audit(?::jsonb)', [JSON.stringify([{ ...FORGED, ...entry }])]);

const recorded = (database: TestDatabase) =>
  database.asSuperuser(async (client) => {
    const { rows } = await client.query(
      `select facility_id, actor_id, occurred_at > now() - interval '1 hour' as is_of_now from audit_event
       where action = $1 order by id`,
      [FORGED.action],
    );
    return rows;
  });

it('an entry is of whoever is signed in, of their facility and of now, whatever is stated', async () => {
  const { database, facility, session, userId, colleagueId } = await open();
  await using _ = database;
  const { facilityId } = facility;
  const theirs = await buildFacility(database);
  const stated = {
    actorId: colleagueId,
    actor_id: colleagueId,
    facilityId: theirs.facilityId,
    facility_id: theirs.facilityId,
  };
  await record(forkForSession(database.orm, session), stated);
  await record(forkForFacility(database.orm, facilityId), stated);
  await record(forkForSession(database.orm, { ...session, tokenSha256: 'f'.repeat(64) }), stated);
  // A session says nothing at another facility than its own.
  await record(forkForSession(database.orm, { ...session, facilityId: theirs.facilityId }), stated);
  expect(await recorded(database)).toEqual([
    { facility_id: facilityId, actor_id: userId, is_of_now: true },
    { facility_id: facilityId, actor_id: null, is_of_now: true },
    { facility_id: facilityId, actor_id: null, is_of_now: true },
    { facility_id: theirs.facilityId, actor_id: null, is_of_now: true },
  ]);
});

it('there is no entry of nowhere, and none of an action that is unknown', async () => {
  const { database, session } = await open();
  await using _ = database;
  await expect(record(database.orm.em.fork(), {})).rejects.toThrow(/row-level security/);
  await expect(record(forkForSession(database.orm, session), { action: 'forgotten' })).rejects.toThrow(/action_check/);
});

it('the application adds no entry past the function', async () => {
  const { database, session, userId } = await open();
  await using _ = database;
  const insert = () =>
    forkForSession(database.orm, session).execute(
      "insert into audit_event (action, actor_id, occurred_at) values ('document-opened', ?, '2020-01-01')",
      [userId],
    );
  await expect(insert()).rejects.toThrow(/permission denied/);
  // What the refusal rests on: with the right to insert, a forged entry is taken.
  await database.asSuperuser((client) => client.query(`grant insert on audit_event to ${APPLICATION_ROLE}`));
  await insert();
  expect(await recorded(database)).toEqual([{ facility_id: session.facilityId, actor_id: userId, is_of_now: false }]);
});

it('entries of one call are kept in their order, in one statement', async () => {
  const { database, session } = await open();
  await using _ = database;
  const details = Array.from({ length: 200 }, (_value, n) => ({ n }));
  const em = forkForSession(database.orm, session);
  const entries = details.map((one) => ({ action: 'search-kept', details: one }) as const);
  const { cost } = await measureCost(() => auditAll(em, entries), { isTraced: false });
  expect(cost.statements.filter(({ text }) => text.includes('record_audit'))).toHaveLength(1);
  const { rows } = await database.asSuperuser((client) =>
    client.query("select details from audit_event where action = 'search-kept' order by id"),
  );
  expect(rows.map((row) => row.details)).toEqual(details);
});

it('a session lasts a day at most, and is of somebody who works there', async () => {
  const { database, facility, userId } = await open();
  await using _ = database;
  const begin = (person: string, hours: number) =>
    forkForFacility(database.orm, facility.facilityId).execute<{ is_begun: boolean }[]>(
      'select begin_session(?, ?, ?) as is_begun',
      [person, String(hours).padStart(64, '0'), hours],
    );
  expect(await begin(userId, 1_000_000)).toEqual([{ is_begun: true }]);
  expect(await begin(facility.sourceId, 1)).toEqual([{ is_begun: false }]);
  const { rows } = await database.asSuperuser((client) =>
    client.query("select max(expires_at) < now() + interval '25 hours' as is_short from session"),
  );
  expect(rows).toEqual([{ is_short: true }]);
});

it('signing in over a session ends the old one, at whatever facility it was', async () => {
  const { database, cookie, session } = await open();
  await using _ = database;
  const before = cookie.token ?? '';
  const theirs = await buildFacility(database);
  const [userId] = theirs.userIds;
  const visitor = call({ app: database.app, cookie, session });
  await visitor.session.signIn({ userId, facilityId: theirs.facilityId });
  expect(await openSession(database.orm, before)).toBeNull();
  expect(await openSession(database.orm, cookie.token ?? '')).toMatchObject({ facilityId: theirs.facilityId });
  const { rows } = await database.asSuperuser((client) =>
    client.query("select facility_id from audit_event where action = 'signed-out'"),
  );
  expect(rows).toEqual([{ facility_id: session.facilityId }]);
});

it('no temporary table of the caller stands in for the sessions', async () => {
  const { database, facility, userId } = await open();
  await using _ = database;
  const em = forkForFacility(database.orm, facility.facilityId);
  const forged = em.transactional(async (em) => {
    await em.execute('create temporary table session (user_id uuid, token_sha256 text, facility_id uuid)');
    await em.execute("insert into pg_temp.session values (?, 'mine', current_facility_id())", [userId]);
    await em.execute("select set_config('mailroom.session_token', 'mine', true)");
    await record(em, {});
  });
  await forged;
  expect(await recorded(database)).toMatchObject([{ actor_id: null }]);
});
