import { afterAll, beforeAll, expect, it } from 'vitest';
import { browserCookie, buildFacility } from '../../../test/build-facility.ts';
import { openTestDatabase, type TestDatabase } from '../../../test/open-test-database.ts';
import { Facility } from '../../model/facility.entity.ts';
import { createCallerFactory } from '../../platform/http/trpc.ts';
import { changeSetting } from '../../platform/settings/change-setting.ts';
import { appRouter } from '../../router.ts';
import { SETTINGS } from '../../settings.ts';
import { openSession } from './index.ts';

const call = createCallerFactory(appRouter);

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database[Symbol.asyncDispose]());

/** A facility of the test's own, and its sessions. */
const open = async () => {
  const { app, orm, owner } = database;
  const { facilityId, userIds } = await buildFacility(database);
  const { code } = await orm.em.fork().findOneOrFail(Facility, { id: facilityId });
  const sql = (text: string) => database.asSuperuser(async (client) => (await client.query(text)).rows);
  return {
    facilityId,
    sql,
    set: (name: keyof typeof SETTINGS, text: string) =>
      changeSetting(owner, { setting: SETTINGS[name], text, facilityCode: code }),
    /** Nobody has used any session for so long, or signed in so long ago. */
    wait: (minutes: number, column: 'used_at' | 'expires_at' = 'used_at') =>
      sql(
        `update session set ${column} = ${column} - interval '${minutes} minutes' where facility_id = '${facilityId}'`,
      ),
    async signIn() {
      const cookie = browserCookie();
      let endsAt = 0;
      const { set } = cookie;
      cookie.set = (token, expires) => {
        endsAt = expires.getTime();
        set.call(cookie, token, expires);
      };
      await call({ app, cookie, session: null }).session.signIn({ userId: userIds[0], facilityId });
      const isOpen = async () => (await openSession(orm, cookie.token ?? '')) !== null;
      const session = await openSession(orm, cookie.token ?? '');
      return { isOpen, endsAt, procedures: call({ app, cookie, session }), expiresAt: session?.expiresAt };
    },
  };
};

it('where nothing is set, a session lasts a shift, and half an hour in which nobody does anything', async () => {
  const world = await open();
  const { procedures, endsAt, expiresAt } = await world.signIn();
  const { idleSeconds, wholeSeconds } = await procedures.session.readTimeLeft({});
  expect(endsAt).toBe(Date.parse(expiresAt ?? ''));
  expect(wholeSeconds / 3600).toBeCloseTo(12, 1);
  // The database has the same default as the setting.
  expect(idleSeconds / 60).toBeCloseTo(SETTINGS['session-idle-minutes'].otherwise(database.app.config), 0);
});

it('what a facility sets holds for the sessions that begin afterwards, in the database and in the cookie', async () => {
  const world = await open();
  const before = await world.signIn();
  await world.set('session-hours', '2');
  await world.set('session-idle-minutes', '5');
  const after = await world.signIn();
  expect((await after.procedures.session.readTimeLeft({})).wholeSeconds / 3600).toBeCloseTo(2, 1);
  expect(after.endsAt).toBeLessThan(before.endsAt);
  await world.wait(6);
  expect([await before.isOpen(), await after.isOpen()]).toEqual([true, false]);
});

it('a session that somebody uses goes on, and what a page asks for by itself is no use', async () => {
  const world = await open();
  const [used, left] = [await world.signIn(), await world.signIn()];
  await world.wait(29);
  await used.procedures.session.continueSession({});
  for (const { procedures } of [used, left]) {
    await procedures.session.readTimeLeft({});
    await procedures.worklist.countByStatus({});
  }
  await world.wait(2);
  expect([await used.isOpen(), await left.isOpen()]).toEqual([true, false]);
  // It is over for good.
  await expect(left.procedures.session.continueSession({})).rejects.toMatchObject({ message: 'NotSignedIn' });
  expect(await left.isOpen()).toBe(false);
});

it('an open stream keeps no session that nobody uses, and ends with it', async () => {
  const world = await open();
  const { procedures, isOpen } = await world.signIn();
  const events = (await procedures.worklist.watchWorklist({}))[Symbol.asyncIterator]();
  await events.next();
  await world.wait(31);
  expect(await isOpen()).toBe(false);
  const ended = events.next();
  await world.sql(`select pg_notify('worklist', '${world.facilityId}')`);
  expect(await ended).toMatchObject({ done: true });
});

it('whatever somebody does, a session is over at its absolute limit', async () => {
  const world = await open();
  const { procedures, isOpen } = await world.signIn();
  await world.wait(12 * 60, 'expires_at');
  await expect(procedures.session.continueSession({})).rejects.toMatchObject({ message: 'NotSignedIn' });
  expect(await isOpen()).toBe(false);
});

it.each([
  ['session-hours', '25'],
  ['session-idle-minutes', '4'],
] as const)('%s cannot be set to %s', async (name, text) => {
  const world = await open();
  await expect(world.set(name, text)).rejects.toThrow('must be a number');
});
