import type { Role } from '@mailroom/contracts';
import { Facility } from '../../model/facility.entity.ts';
import { Invitation } from '../../model/invitation.entity.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Orm } from '../../platform/database/orm.ts';
import { forkForFacility } from '../../platform/process/context.ts';
import { digestOf, newToken } from './session-token.ts';

/** Long enough to be walked to another office, too short to be found in an old message. */
const INVITATION_HOURS = 24;

/** The facility that is meant: null where there is none yet. @throws Error in one sentence. */
const facilityMeant = async (orm: Orm, code: string | null): Promise<Facility | null> => {
  const em = orm.em.fork();
  if (code === null) {
    if ((await em.count(Facility)) === 0) return null;
    throw new Error('Which facility? There are some already: invite-administrator needs the code of one.');
  }
  const facility = await em.findOne(Facility, { code });
  if (!facility) throw new Error(`There is no facility ${code}.`);
  return facility;
};

/**
 * Makes the way in for somebody, as the tables' owner: for an administrator of an empty database (`facilityCode` null) or of a facility
 * whose people cannot sign in, and for whoever shall work there. Of administrators' links that are not used the newest serves.
 *
 * @returns the secret of the link.
 * @throws Error in one sentence when there is no such facility.
 */
export const invitePerson = async (
  orm: Orm,
  facilityCode: string | null,
  role: Role = 'administrator',
): Promise<string> => {
  const facility = await facilityMeant(orm, facilityCode);
  const token = newToken();
  await forkForFacility(orm, facility?.id ?? '').transactional(async (em) => {
    const open = { facility: facility?.id ?? null, user: null, role, endedAt: null };
    if (role === 'administrator') await em.nativeUpdate(Invitation, open, { endedAt: new Date() });
    await em.insert(Invitation, {
      ...open,
      tokenSha256: digestOf(token),
      expiresAt: new Date(Date.now() + INVITATION_HOURS * 3_600_000),
    });
    if (facility) await audit(em, { action: 'person-invited', details: { role, by: 'command line' } });
  });
  return token;
};
