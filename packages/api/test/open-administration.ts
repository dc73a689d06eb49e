import { AuditEvent } from '../src/model/audit-event.entity.ts';
import { forkForFacility } from '../src/platform/process/context.ts';
import { buildFacility } from './build-facility.ts';
import { openTestDatabase } from './open-test-database.ts';

/** A hospital with two administrators and a clerk, another one, and what tests of its settings ask the database. */
export const openAdministration = async () => {
  const database = await openTestDatabase();
  const [facility, theirs] = [await buildFacility(database), await buildFacility(database)];
  const [, second] = facility.userIds;
  await database.asSuperuser((client) =>
    client.query("update membership set role = 'administrator' where user_id = any($1)", [
      [facility.supervisorId, second, theirs.supervisorId],
    ]),
  );
  const em = () => forkForFacility(database.orm, facility.facilityId);
  return {
    database,
    facility,
    em,
    clerk: await facility.signIn(),
    administrator: (await facility.signIn(facility.supervisorId)).administration,
    colleague: (await facility.signIn(second)).administration,
    stranger: (await theirs.signIn(theirs.supervisorId)).administration,
    /** What the audit says of changes, in order. */
    async told(action: AuditEvent['action']) {
      const events = await em().find(AuditEvent, { action, actor: { $ne: null } }, { orderBy: { id: 'asc' } });
      return events.map(({ details }) => details);
    },
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
};
