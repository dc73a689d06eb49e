import { afterAll, beforeAll, expect, it } from 'vitest';
import { browserCookie, buildFacility } from '../../../test/build-facility.ts';
import { openTestDatabase, type TestDatabase } from '../../../test/open-test-database.ts';
import { createCallerFactory } from '../../platform/http/trpc.ts';
import type { Visitor } from '../../platform/process/context.ts';
import { appRouter } from '../../router.ts';
import { openSession } from './index.ts';

const call = createCallerFactory(appRouter);

const visitorWith = (browser: string): Visitor => ({
  address: '192.0.2.7',
  browser,
  deviceTokens: [],
  keepDevice() {},
});

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database[Symbol.asyncDispose]());

/** Two facilities of the test's own, and a person who works at both. */
const open = async () => {
  const { app, orm } = database;
  const [here, there] = [await buildFacility(database), await buildFacility(database)];
  const [person, colleague] = here.userIds;
  await database.asSuperuser((client) =>
    client.query("insert into membership (facility_id, user_id, role) values ($1, $2, 'nurse')", [
      there.facilityId,
      person,
    ]),
  );
  const signIn = async (userId = person, facilityId = here.facilityId, browser = 'Firefox · Linux') => {
    const cookie = browserCookie();
    await call({ app, cookie, session: null, visitor: visitorWith(browser) }).session.signIn({ userId, facilityId });
    const session = await openSession(orm, cookie.token ?? '');
    return {
      session,
      procedures: call({ app, cookie, session }),
      isOpen: async () => (await openSession(orm, cookie.token ?? '')) !== null,
    };
  };
  return { here, there, person, colleague, signIn };
};

it('one sees one’s own sessions at every facility, this one first, and nobody else’s', async () => {
  const world = await open();
  const { there, person, colleague, signIn } = world;
  const own = await signIn();
  await signIn(person, there.facilityId, 'Chrome · Windows');
  await signIn(colleague);
  const { sessions } = await own.procedures.session.listOwnSessions({});
  const shown = sessions.map(({ facilityName, browser, address, isThis }) => [facilityName, browser, address, isThis]);
  expect(shown).toEqual([
    [own.session?.facilityName, 'Firefox · Linux', '192.0.2.7', true],
    [expect.any(String), 'Chrome · Windows', '192.0.2.7', false],
  ]);
});

it('one ends a session of one’s own, at whichever facility, with an entry there; a colleague’s stays', async () => {
  const world = await open();
  const { there, person, colleague, signIn } = world;
  const own = await signIn();
  const [away, other, theirs] = [await signIn(person, there.facilityId), await signIn(), await signIn(colleague)];
  const end = (sessionId: string | null) => own.procedures.session.endOwnSessions({ sessionId });
  expect(await end(theirs.session?.sessionId ?? '')).toEqual({ ended: 0 });
  expect(await end(own.session?.sessionId ?? '')).toEqual({ ended: 0 });
  expect(await end(away.session?.sessionId ?? '')).toEqual({ ended: 1 });
  // Once, however often it is asked for.
  expect(await end(away.session?.sessionId ?? '')).toEqual({ ended: 0 });
  const areOpen = () => Promise.all([own, away, other, theirs].map(({ isOpen }) => isOpen()));
  expect(await areOpen()).toEqual([true, false, true, true]);
  expect(await end(null)).toEqual({ ended: 1 });
  expect(await areOpen()).toEqual([true, false, false, true]);
  const { rows } = await database.asSuperuser((client) =>
    client.query(
      "select facility_id, actor_id, details from audit_event where action = 'own-session-ended' and actor_id = $1 order by id",
      [person],
    ),
  );
  expect(rows).toEqual([
    { facility_id: there.facilityId, actor_id: person, details: { session: away.session?.sessionId } },
    { facility_id: world.here.facilityId, actor_id: person, details: { session: other.session?.sessionId } },
  ]);
});

it('a session that is ended elsewhere closes its streams at once', async () => {
  const world = await open();
  const [own, other] = [await world.signIn(), await world.signIn()];
  const events = (await other.procedures.worklist.watchWorklist({}))[Symbol.asyncIterator]();
  await events.next();
  // Nothing else wakes the stream: no document changes.
  const ended = events.next();
  await own.procedures.session.endOwnSessions({ sessionId: null });
  expect(await ended).toMatchObject({ done: true });
});
