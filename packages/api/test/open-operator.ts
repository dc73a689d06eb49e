import type { FacilityServer, WantedProvider } from '@mailroom/contracts';
import { AuditEvent } from '../src/model/audit-event.entity.ts';
import { Facility } from '../src/model/facility.entity.ts';
import { forkForFacility } from '../src/platform/process/context.ts';
import { buildFacility } from './build-facility.ts';
import { buildOperator, signInOperator } from './build-operator.ts';
import { openTestDatabase } from './open-test-database.ts';

/** A hospital, an operator who is signed in, and what tests of what operators do ask the database. */
export const openOperator = async () => {
  const database = await openTestDatabase();
  const facility = await buildFacility(database);
  const { caller, session } = await signInOperator(database, await buildOperator(database));
  return {
    database,
    facility,
    session,
    operator: caller.administration,
    /** Adds an identity provider, or changes it as it stands. */
    async saveProvider(provider: WantedProvider) {
      const known = (await caller.administration.listProviders({})).rows.some(({ code }) => code === provider.code);
      const version = known
        ? (await caller.administration.readProvider({ code: provider.code })).provider.version
        : null;
      return caller.administration.saveProvider({ provider, version });
    },
    /** Connects the hospital from where it stands. */
    async connect(server: FacilityServer) {
      const { facilityId } = facility;
      const { hospital } = await caller.administration.readHospital({ facilityId });
      const version = hospital.connection?.version ?? null;
      return caller.administration.connectFacility({ facilityId, version, ...server });
    },
    /** What the audit of a facility tells of these actions, by whom. */
    async told(facilityId: string, ...actions: AuditEvent['action'][]) {
      const where = { action: { $in: actions }, actor: { $ne: null } };
      const em = forkForFacility(database.orm, facilityId);
      const events = await em.find(AuditEvent, where, { populate: ['actor'], orderBy: { id: 'asc' } });
      return events.map(({ action, actor, details }) => ({ action, by: actor?.unwrap().name, details }));
    },
    codeOf: async (id: string) => (await database.orm.em.fork().findOneOrFail(Facility, { id })).code,
    async administrator() {
      const { facilityId, supervisorId } = facility;
      const promote = "update membership set role = 'administrator' where user_id = ?";
      await database.asOwner(facilityId, (em) => em.execute(promote, [supervisorId]));
      return (await facility.signIn(supervisorId)).administration;
    },
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
};
