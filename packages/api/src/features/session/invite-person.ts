import { type HospitalRole, Role } from '@mailroom/contracts';
import { INVITATION_HOURS } from '@mailroom/contracts/agreements';
import { z } from 'zod';
import { Facility, INSTALLATION_FACILITY } from '../../model/facility.entity.ts';
import type { Orm } from '../../platform/database/orm.ts';
import { forkForFacility } from '../../platform/process/context.ts';
import { digestOf, newToken } from './session-token.ts';

/** The id of the facility that is meant; null means the installation. @throws Error in one sentence. */
const facilityMeant = async (orm: Orm, code: string | null): Promise<string> => {
  if (code === null) return INSTALLATION_FACILITY;
  const facility = await orm.em.fork().findOne(Facility, { code });
  if (!facility) throw new Error(`There is no facility ${code}.`);
  return facility.id;
};

interface Offer {
  readonly facilityId: string;
  /** Null: whoever opens it says who they are. */
  readonly userId: string | null;
  readonly role: Role;
  /** Whether links of the same kind that are not used serve no more. */
  readonly isNewestOnly: boolean;
}

const makeLink = async (orm: Orm, { facilityId, userId, role, isNewestOnly }: Offer): Promise<string> => {
  const token = newToken();
  const [made] = await forkForFacility(orm, facilityId).execute<{ refused: string | null }[]>(
    'select make_invitation(?, ?, ?, ?, ?) as refused',
    [userId, role, digestOf(token), INVITATION_HOURS, isNewestOnly],
  );
  if (made?.refused) throw new Error('A hundred links are open there. Take some back, or wait until they are over.');
  return token;
};

/**
 * Makes the way in for somebody, as the tables' owner: for an operator of the installation (`facilityCode` null), for an administrator of a
 * facility whose people cannot sign in, and for whoever shall work there. Of operators' and administrators' links that are not used the
 * newest serves.
 *
 * @returns the secret of the link.
 * @throws Error in one sentence when there is no such facility.
 */
export const invitePerson = async (
  orm: Orm,
  facilityCode: string | null,
  hospitalRole: HospitalRole = 'administrator',
): Promise<string> => {
  const facilityId = await facilityMeant(orm, facilityCode);
  const role = facilityCode === null ? 'operator' : hospitalRole;
  return makeLink(orm, {
    facilityId,
    userId: null,
    role,
    isNewestOnly: role === 'operator' || role === 'administrator',
  });
};

/**
 * Makes the way back for somebody whose password or authenticator is lost, as the tables' owner: with the link they choose both anew, and
 * are signed out everywhere. Of such links the newest serves.
 *
 * @returns the secret of the link.
 * @throws Error in one sentence when nobody signs in by that name and a password, or they work nowhere.
 */
export const invitePersonBack = async (orm: Orm, login: string): Promise<string> => {
  const em = orm.em.fork();
  const [row] = await em.execute<{ known: unknown }[]>('select find_password(?) as known', [login]);
  const known = z.object({ userId: z.uuid() }).nullish().parse(row?.known);
  if (!known) throw new Error(`Nobody signs in as ${login} with a password.`);
  const [where] = await em.execute<{ places: unknown }[]>('select facilities_of(?) as places', [known.userId]);
  const [place] = z.array(z.object({ facilityId: z.uuid(), role: Role })).parse(where?.places);
  if (!place) throw new Error(`${login} works at no facility.`);
  return makeLink(orm, { ...place, userId: known.userId, isNewestOnly: true });
};
