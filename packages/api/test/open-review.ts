import { AuditEvent } from '../src/model/audit-event.entity.ts';
import { forkForFacility } from '../src/platform/process/context.ts';
import { buildFacility } from './build-facility.ts';
import { openTestDatabase } from './open-test-database.ts';

/** Two clerks and a supervisor of a hospital, a stranger at another one, and what tests of decisions ask the database. */
export const openReview = async () => {
  const database = await openTestDatabase();
  const [facility, theirs] = [await buildFacility(database), await buildFacility(database)];
  const em = () => forkForFacility(database.orm, facility.facilityId);
  return {
    database,
    facility,
    em,
    clerk: await facility.signIn(),
    colleague: await facility.signIn(facility.userIds[1]),
    supervisor: await facility.signIn(facility.supervisorId),
    stranger: await theirs.signIn(),
    theirs,
    /** What was done about a document, in order. */
    async actions(documentId: string): Promise<string[]> {
      const events = await em().find(AuditEvent, { documentId }, { orderBy: { id: 'asc' } });
      return events.map(({ action }) => action);
    },
    /** The jobs that wait, by their queue, with what they are about. */
    jobs: (queue: string) =>
      database.asSuperuser(async (client) => {
        const { rows } = await client.query<{ data: object; start_after: Date }>(
          'select data, start_after from pgboss.job where name = $1 order by created_on',
          [queue],
        );
        return rows;
      }),
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
};
