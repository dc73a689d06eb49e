import { randomUUID } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { invitePerson } from '../src/features/session/index.ts';
import { Facility } from '../src/model/facility.entity.ts';
import { createCallerFactory } from '../src/platform/http/trpc.ts';
import { appRouter } from '../src/router.ts';
import { type BuiltFacility, browserCookie } from './build-facility.ts';
import type { TestDatabase } from './open-test-database.ts';

interface World {
  readonly database: TestDatabase;
  readonly facility: BuiltFacility;
}

/** What an authenticator shows, so many steps of half a minute from now. One of the step before and after is taken as well. */
export const codeOf = (codeKey: string, steps = 0): string =>
  new TOTP({ secret: Secret.fromBase32(codeKey) }).generate({ timestamp: Date.now() + steps * 30_000 });

export const PASSWORD = 'a long walk by the sea';

/** The secret of a link that lets an administrator in. */
export const buildInvitation = async ({ database, facility: { facilityId } }: World): Promise<string> => {
  const { code } = await database.orm.em.fork().findOneOrFail(Facility, { id: facilityId });
  return invitePerson(database.owner, code);
};

/** How an invitation is accepted by somebody new. */
export const buildAcceptance = async (world: World) => ({
  token: await buildInvitation(world),
  person: { name: 'Head of records', login: `${randomUUID()}@hospital.test` },
  password: PASSWORD,
  codeKey: KEY,
  code: codeOf(KEY),
});

const KEY = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

/** Somebody who has a password, and how they sign in. */
export const buildPerson = async (world: World) => {
  const acceptance = await buildAcceptance(world);
  const { app } = world.database;
  await createCallerFactory(appRouter)({ app, cookie: browserCookie(), session: null }).session.acceptInvitation(
    acceptance,
  );
  return {
    login: acceptance.person.login,
    password: PASSWORD,
    // A newer one than that of the acceptance: no code serves twice.
    code: codeOf(KEY, 1),
  };
};

/** How the procedures of people of our own, and of their sessions, are called. */
export const SIGN_IN_CALLS = {
  'session.continueSession': () => ({}),
  'session.endOwnSessions': () => ({ sessionId: null }),
  'session.enterFacility': ({ facility: { facilityId } }: World) => ({ facilityId }),
  'session.listOwnFacilities': () => ({}),
  'session.listOwnSessions': () => ({}),
  'session.readTimeLeft': () => ({}),
  'session.acceptInvitation': buildAcceptance,
  'session.readInvitation': async (world: World) => ({ token: await buildInvitation(world) }),
  'session.signInWithPassword': buildPerson,
};
