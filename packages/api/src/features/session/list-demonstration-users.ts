import * as contracts from '@mailroom/contracts';
import { loadPlan } from '@mailroom/load-plan';
import { Facility } from '../../model/facility.entity.ts';
import { Membership } from '../../model/membership.entity.ts';
import type { Orm } from '../../platform/database/orm.ts';
import { loadPages } from '../../platform/database/statement.ts';
import { openProcedure } from '../../platform/http/trpc.ts';

const { DemonstrationUser } = contracts;
const ofFacility = loadPlan(Facility, DemonstrationUser.pick({ facilityId: true, facilityName: true }), {
  facilityId: { from: 'id' },
  facilityName: { from: 'name' },
});
const ofMember = loadPlan(Membership, DemonstrationUser.pick({ userId: true, userName: true, role: true }), {
  userId: { from: 'user.id' },
  userName: { from: 'user.name' },
});

/** More than a demonstration has. */
const LIMIT = 100;

const loadUsers = async (orm: Orm): Promise<contracts.DemonstrationUser[]> => {
  const asked = ofFacility.statement(orm, { label: 'list_facilities', orderBy: { name: 'asc' }, limit: LIMIT });
  const [facilities] = await loadPages(orm, null, [asked]);
  // One transaction per facility: row-level security shows one at a time, to a demonstration too.
  const users = facilities.rows.map(async (facility) => {
    const members = ofMember.statement(orm, { label: 'list_members', limit: LIMIT });
    const [{ rows }] = await loadPages(orm, facility.facilityId, [members]);
    return rows
      .toSorted((left, right) => left.userName.localeCompare(right.userName))
      .map((member) => ({ ...facility, ...member }));
  });
  return (await Promise.all(users)).flat();
};

export const listDemonstrationUsers = openProcedure(contracts.listDemonstrationUsers).query(async ({ ctx }) => {
  if (!ctx.app.config.isDemonstration) throw ctx.refuse('DemonstrationOff', {});
  return { users: await loadUsers(ctx.app.orm) };
});
