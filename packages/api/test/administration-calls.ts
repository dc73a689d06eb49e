import { randomUUID } from 'node:crypto';
import type { Role } from '@mailroom/contracts';
import { Membership } from '../src/model/membership.entity.ts';
import { User } from '../src/model/user.entity.ts';
import type { BuiltFacility } from './build-facility.ts';
import type { TestDatabase } from './open-test-database.ts';

interface World {
  readonly database: TestDatabase;
  readonly facility: BuiltFacility;
}

/** Somebody more who works at a facility. @returns their id. */
export const buildMember = (
  { database, facility: { facilityId } }: World,
  { role = 'clerk', name = 'Night clerk' }: { role?: Role; name?: string } = {},
): Promise<string> =>
  database.asOwner(facilityId, async (owner) => {
    const user = owner.create(User, { login: `${randomUUID()}@hospital.test`, name });
    owner.create(Membership, { user, role });
    await owner.flush();
    return user.id;
  });

/** Somebody who is signed in. @returns their id. */
const buildSignedIn = async (world: World): Promise<string> => {
  const userId = await buildMember(world);
  await world.facility.signIn(userId);
  return userId;
};

/** A session of somebody. */
const buildSession = async (world: World) => {
  const userId = await buildSignedIn(world);
  const administrator = await world.facility.signIn(world.facility.userIds[1]);
  const { rows } = await administrator.administration.listSessions({ cursor: null, limit: 100 });
  return { userId, sessionId: rows.find((row) => row.userId === userId)?.id ?? '' };
};

/** An open link that lets somebody in. @returns its id. */
const buildOpenInvitation = async ({ facility }: World): Promise<string> => {
  const administrator = await facility.signIn(facility.userIds[1]);
  await administrator.administration.invitePerson({ role: 'nurse' });
  const { rows } = await administrator.administration.listInvitations({});
  return rows[0]?.id ?? '';
};

/** How the procedures of administrators are called. The second clerk is one. */
export const ADMINISTRATION_CALLS = {
  'administration.changeRole': async (world: World) => ({
    userId: await buildMember(world),
    roleSeen: 'clerk',
    role: 'supervisor',
  }),
  'administration.endSession': buildSession,
  'administration.endSessions': async (world: World) => ({ userId: await buildSignedIn(world) }),
  'administration.inviteBack': async (world: World) => ({ userId: await buildMember(world) }),
  'administration.invitePerson': () => ({ role: 'nurse' }),
  'administration.listInvitations': () => ({}),
  'administration.listPeople': () => ({ sought: null, cursor: null, limit: 100 }),
  'administration.listSessions': () => ({ cursor: null, limit: 100 }),
  'administration.removePerson': async (world: World) => ({ userId: await buildMember(world) }),
  'administration.takeBackInvitation': async (world: World) => ({ invitationId: await buildOpenInvitation(world) }),
};
