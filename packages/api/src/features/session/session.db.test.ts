import { expect, it } from 'vitest';
import { browserCookie, buildFacility } from '../../../test/build-facility.ts';
import { openTestDatabase } from '../../../test/open-test-database.ts';
import { createCallerFactory } from '../../platform/http/trpc.ts';
import { appRouter } from '../../router.ts';
import { openSession } from './index.ts';

const call = createCallerFactory(appRouter);

const open = async () => {
  const database = await openTestDatabase();
  const facility = await buildFacility(database);
  const cookie = browserCookie();
  const visitor = call({ app: database.app, cookie, session: null });
  return { database, facility, cookie, visitor };
};

it('a chosen user is signed in, read back and signed out at once', async () => {
  const { database, facility, cookie, visitor } = await open();
  await using _ = database;
  const { users } = await visitor.session.listDemonstrationUsers({});
  const chosen = users.find(({ facilityId }) => facilityId === facility.facilityId);
  if (!chosen) throw new Error('the facility has users');
  const { userId, facilityId } = chosen;
  const { session } = await visitor.session.signIn({ userId, facilityId });
  expect(session).toEqual(chosen);
  const token = cookie.token ?? '';
  const current = await openSession(database.orm, token);
  expect(current).toMatchObject(chosen);
  await call({ app: database.app, cookie, session: current }).session.signOut({});
  expect(await openSession(database.orm, token)).toBeNull();
  expect(cookie.token).toBeNull();
});

it('the database knows the token by its digest only', async () => {
  const { database, facility, cookie, visitor } = await open();
  await using _ = database;
  await visitor.session.signIn({ userId: facility.userIds[0], facilityId: facility.facilityId });
  const { rows } = await database.asSuperuser((client) => client.query('select session::text as row from session'));
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain(cookie.token);
});

it('somebody who does not work there is refused', async () => {
  const { database, facility, visitor } = await open();
  await using _ = database;
  const other = await buildFacility(database);
  const signIn = visitor.session.signIn({ userId: facility.userIds[0], facilityId: other.facilityId });
  await expect(signIn).rejects.toMatchObject({ message: 'UnknownUser', code: 'FORBIDDEN' });
});

it.each([
  ['revoked', 'update session set revoked_at = now()'],
  ['expired', "update session set expires_at = now() - interval '1 second'"],
  ['of somebody who no longer works there', 'delete from membership'],
])('a session that is %s opens nothing', async (_state, change) => {
  const { database, facility, cookie, visitor } = await open();
  await using _ = database;
  await visitor.session.signIn({ userId: facility.userIds[0], facilityId: facility.facilityId });
  expect(await openSession(database.orm, cookie.token ?? '')).not.toBeNull();
  await database.asSuperuser((client) => client.query(change));
  expect(await openSession(database.orm, cookie.token ?? '')).toBeNull();
});

it('outside a demonstration nobody signs in by choosing a name', async () => {
  const { database, facility, cookie } = await open();
  await using _ = database;
  const app = { ...database.app, config: { ...database.app.config, isDemonstration: false } };
  const visitor = call({ app, cookie, session: null });
  await expect(visitor.session.listDemonstrationUsers({})).rejects.toMatchObject({ message: 'DemonstrationOff' });
  const signIn = visitor.session.signIn({ userId: facility.userIds[0], facilityId: facility.facilityId });
  await expect(signIn).rejects.toMatchObject({ message: 'DemonstrationOff' });
});

it('without a session every procedure of the other rooms refuses', async () => {
  const { database, visitor } = await open();
  await using _ = database;
  await expect(visitor.worklist.countByStatus({})).rejects.toMatchObject({
    message: 'NotSignedIn',
    code: 'UNAUTHORIZED',
  });
});
