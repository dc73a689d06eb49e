import type { FacilityConnection, FacilitySetUp } from '@mailroom/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Connection } from '../../model/connection.entity.ts';
import { Facility } from '../../model/facility.entity.ts';
import { Membership } from '../../model/membership.entity.ts';
import { Source } from '../../model/source.entity.ts';
import { Tag } from '../../model/tag.entity.ts';
import { User } from '../../model/user.entity.ts';
import { Verification } from '../../model/verification.entity.ts';
import { auditAll } from '../../platform/audit/audit.ts';
import type { Orm } from '../../platform/database/orm.ts';
import { serverAddress } from '../../platform/fhir/server-address.rules.ts';
import { enterFacility } from '../../platform/process/context.ts';
import type { SetUpChange } from '../../platform/rules/set-up-change.rules.ts';
import { type FacilityPlan, losesAdministrators, planFacility, type StandingFacility } from './plan-set-up.rules.ts';
import { readFacilities } from './read-set-up.ts';

/** How a run goes about it. */
export interface SetUpOptions {
  /** Whether what is not in the file goes. */
  readonly isPruned: boolean;
  /** Whether it is only said. */
  readonly isDry: boolean;
}

const AS_BEFORE: SetUpOptions = { isPruned: false, isDry: false };

type Wanted = FacilitySetUp['facilities'][number];

/** One spelling for one address: the file's is compared with what was written. */
const spelled = (wanted: Wanted): Wanted => {
  const { connection } = wanted;
  if (!connection || connection.fhirBaseUrl === null) return wanted;
  return { ...wanted, connection: { ...connection, fhirBaseUrl: serverAddress(connection.fhirBaseUrl) } };
};

const writeSources = async (em: EntityManager, facility: string, sources: FacilityPlan['sources']): Promise<void> => {
  if (sources.length === 0) return;
  const rows = sources.map(({ code, name, kind }) => ({ facility, code, name, kind }));
  await em.upsertMany(Source, rows, { onConflictFields: ['facility', 'code'] });
  for (const isOff of [true, false]) {
    const codes = sources.filter(({ switchedOff }) => switchedOff === isOff).map(({ code }) => code);
    const differing = { code: { $in: codes }, switchedOffAt: isOff ? null : { $ne: null } };
    if (codes.length > 0) await em.nativeUpdate(Source, differing, { switchedOffAt: isOff ? new Date() : null });
  }
};

const writeTags = async (em: EntityManager, facility: string, tags: FacilityPlan['tags']): Promise<void> => {
  if (tags.length === 0) return;
  const rows = tags.map(({ name, color }) => ({ facility, name, color }));
  await em.upsertMany(Tag, rows, { onConflictFields: ['facility', 'name'] });
  for (const isOff of [true, false]) {
    const names = tags.filter(({ switchedOff }) => switchedOff === isOff).map(({ name }) => name);
    const differing = { name: { $in: names }, switchedOffAt: isOff ? null : { $ne: null } };
    if (names.length > 0) await em.nativeUpdate(Tag, differing, { switchedOffAt: isOff ? new Date() : null });
  }
};

const writeMembers = async (em: EntityManager, facility: string, members: FacilityPlan['members']): Promise<void> => {
  if (members.length === 0) return;
  const people = members.map(({ login, name }) => ({ login, name }) satisfies Pick<User, 'login' | 'name'>);
  const users = await em.upsertMany(User, people, { onConflictFields: ['login'] });
  const ids = new Map(users.map(({ login, id }) => [login, id]));
  const memberships = members.map(({ login, role }) => ({ facility, user: ids.get(login) ?? '', role }));
  await em.upsertMany(Membership, memberships, { onConflictFields: ['facility', 'user'] });
};

/** Nothing has to hold of a record. */
const WHOLE_SERVER: NonNullable<FacilityConnection['scope']> = { managingOrganization: null, identifierSystems: [] };

/** Whoever was found under another connection may be another facility's, and is looked for again. */
const writeConnection = async (em: EntityManager, facility: string, wanted: FacilityConnection): Promise<void> => {
  const stated = { baseUrl: wanted.fhirBaseUrl, ...(wanted.scope ?? WHOLE_SERVER) };
  const known = await em.findOne(Connection, { facility });
  if (known) em.assign(known, { ...stated, changedAt: new Date() });
  else em.create(Connection, stated);
  const waiting = { freshness: 'verified', document: { status: { $in: ['review', 'unreadable'] } } } as const;
  await em.nativeUpdate(Verification, waiting, { freshness: 'stale' });
};

const removeGone = async (em: EntityManager, { sources, tags, members }: FacilityPlan['gone']): Promise<void> => {
  if (members.length > 0) await em.nativeDelete(Membership, { id: { $in: [...members] } });
  if (sources.length > 0) await em.nativeDelete(Source, { id: { $in: [...sources] } });
  if (tags.length > 0) await em.nativeDelete(Tag, { id: { $in: [...tags] } });
};

/** Each change is an entry of its own: nobody is let in, and nothing connected, that the audit does not name. */
const auditChanges = (em: EntityManager, changes: readonly SetUpChange[]): Promise<void> =>
  auditAll(
    em,
    changes
      .filter(({ what }) => what !== 'kept')
      .map(({ subject, before, after }) => ({
        action: 'facility-set-up',
        details: { setting: subject, before, after, by: 'command line' },
      })),
  );

/** A facility that is new is there with its audit entries, or not at all. */
const carryOut = (orm: Orm, plan: FacilityPlan): Promise<void> =>
  orm.em.fork().transactional(async (em) => {
    const { id } = plan.facility
      ? await em.upsert(Facility, plan.facility, { onConflictFields: ['code'] })
      : await em.findOneOrFail(Facility, { code: plan.code });
    await enterFacility(em, id);
    await writeSources(em, id, plan.sources);
    await writeTags(em, id, plan.tags);
    await writeMembers(em, id, plan.members);
    if (plan.connection) await writeConnection(em, id, plan.connection);
    await removeGone(em, plan.gone);
    await auditChanges(em, plan.changes);
  });

const isNothing = ({ changes }: FacilityPlan): boolean => changes.every(({ what }) => what === 'kept');

type Standing = ReadonlyMap<string, StandingFacility>;

const readStanding = async (orm: Orm, facilities: readonly Wanted[]): Promise<Standing> => {
  const codes = facilities.map(({ code }) => code);
  const standing = new Map<string, StandingFacility>();
  for await (const facility of readFacilities(orm, codes)) standing.set(facility.code, facility);
  return standing;
};

const planAll = (facilities: readonly Wanted[], standing: Standing, isPruned: boolean): FacilityPlan[] =>
  facilities.map((wanted) => {
    const known = standing.get(wanted.code) ?? null;
    const plan = planFacility(known, spelled(wanted), isPruned);
    if (known && losesAdministrators(known, plan)) {
      throw new Error(`${wanted.code} would be without an administrator: name one among its members.`);
    }
    return plan;
  });

const keptFacilities = async (orm: Orm, facilities: readonly Wanted[]): Promise<SetUpChange[]> => {
  const wanted = facilities.map(({ code }) => code);
  const others = await orm.em.fork().find(Facility, { code: { $nin: wanted } }, { orderBy: { code: 'asc' } });
  const because = 'its documents and its audit stay';
  return others.map(({ code }) => ({
    facility: code,
    what: 'kept',
    subject: 'facility',
    before: because,
    after: null,
  }));
};

/**
 * Brings facilities with their sources, members and tags to what is wanted: a read for each facility, and a statement for each kind of
 * thing that differs. Nothing is taken away unless that is asked for, and nothing that documents refer to.
 *
 * @returns what was done, or would be.
 * @throws Error in one sentence, before anything is written, when a facility would be left without an administrator.
 */
export const setUpFacilities = async (
  orm: Orm,
  { facilities }: Pick<FacilitySetUp, 'facilities'>,
  { isPruned, isDry }: SetUpOptions = AS_BEFORE,
): Promise<SetUpChange[]> => {
  const plans = planAll(facilities, await readStanding(orm, facilities), isPruned);
  if (!isDry) for (const plan of plans) if (!isNothing(plan)) await carryOut(orm, plan);
  return [...plans.flatMap(({ changes }) => changes), ...(isPruned ? await keptFacilities(orm, facilities) : [])];
};
