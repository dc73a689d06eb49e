import * as contracts from '@mailroom/contracts';
import { forkForFacility } from '../../platform/context.ts';
import { Facility } from '../../platform/facility.entity.ts';
import { MailroomError } from '../../platform/mailroom-error.ts';
import type { Orm } from '../../platform/orm.ts';
import { openProcedure } from '../../platform/trpc.ts';
import { Membership } from './membership.entity.ts';

const loadUsers = async (orm: Orm): Promise<contracts.DemonstrationUser[]> => {
  const facilities = await orm.em.fork().find(Facility, {}, { orderBy: { name: 'asc' } });
  const users: contracts.DemonstrationUser[] = [];
  // One transaction per facility: row-level security shows one at a time, to a demonstration too.
  for (const facility of facilities) {
    const members = await forkForFacility(orm, facility.id).find(
      Membership,
      {},
      { populate: ['user'], fields: ['role', 'user.name'], orderBy: { user: { name: 'asc' } } },
    );
    for (const member of members) {
      users.push({
        userId: member.user.id,
        userName: member.user.$.name,
        facilityId: facility.id,
        facilityName: facility.name,
        role: member.role,
      });
    }
  }
  return users;
};

export const listDemonstrationUsers = openProcedure(contracts.listDemonstrationUsers).query(async ({ ctx }) => {
  if (!ctx.app.config.isDemonstration) throw new MailroomError('DemonstrationOff', {});
  return { users: await loadUsers(ctx.app.orm) };
});
