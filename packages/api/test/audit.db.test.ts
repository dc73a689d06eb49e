import { expect, it } from 'vitest';
import { openSession } from '../src/features/session/index.ts';
import { forkForFacility, forkForSession } from '../src/platform/context.ts';
import { createCallerFactory } from '../src/platform/trpc.ts';
import { appRouter } from '../src/router.ts';
import { browserCookie, buildFacility } from './build-facility.ts';
import { openTestDatabase } from './open-test-database.ts';

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

/** Writes an entry as somebody would who may run statements as the application. */
const FORGE = "insert into audit_event (action, actor_id) values ('document-opened', ?)";

it('an entry is of whoever is signed in, and of nobody else', async () => {
  const { database, facility, session, userId, colleagueId } = await open();
  await using _ = database;
  const asMe = () => forkForSession(database.orm, session);
  await expect(asMe().execute(FORGE, [colleagueId])).rejects.toThrow(/row-level security/);
  await expect(asMe().execute(FORGE, [null])).rejects.toThrow(/row-level security/);
  await asMe().execute(FORGE, [userId]);
  const asNobody = () => forkForFacility(database.orm, facility.facilityId);
  await expect(asNobody().execute(FORGE, [userId])).rejects.toThrow(/row-level security/);
  await asNobody().execute(FORGE, [null]);
  const made = { ...session, tokenSha256: 'f'.repeat(64) };
  await expect(forkForSession(database.orm, made).execute(FORGE, [userId])).rejects.toThrow(/row-level security/);
});

it('a session says nothing at another facility than its own', async () => {
  const { database, session, userId } = await open();
  await using _ = database;
  const theirs = await buildFacility(database);
  const there = forkForSession(database.orm, { ...session, facilityId: theirs.facilityId });
  await expect(there.execute(FORGE, [userId])).rejects.toThrow(/row-level security/);
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
    await em.execute(FORGE, [userId]);
  });
  await expect(forged).rejects.toThrow(/row-level security|permission denied/);
});
