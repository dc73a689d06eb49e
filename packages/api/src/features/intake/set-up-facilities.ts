import type { FacilityConnection, FacilitySetUp } from '@mailroom/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Connection } from '../../model/connection.entity.ts';
import { Facility } from '../../model/facility.entity.ts';
import { Membership } from '../../model/membership.entity.ts';
import { Source } from '../../model/source.entity.ts';
import { Tag } from '../../model/tag.entity.ts';
import { User } from '../../model/user.entity.ts';
import { Verification } from '../../model/verification.entity.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Orm } from '../../platform/database/orm.ts';
import { serverAddress } from '../../platform/fhir/server-address.rules.ts';
import { forkForFacility } from '../../platform/process/context.ts';

type Wanted = FacilitySetUp['facilities'][number];

const setUpFacility = async (orm: Orm, wanted: Wanted): Promise<void> => {
  const { code, name, city, country, timeZone }: Pick<Facility, 'code' | 'name' | 'city' | 'country' | 'timeZone'> =
    wanted;
  const facility = await orm.em
    .fork()
    .upsert(Facility, { code, name, city, country, timeZone }, { onConflictFields: ['code'] });
  await forkForFacility(orm, facility.id).transactional(async (em) => {
    const { id } = facility;
    for (const source of wanted.sources) {
      await em.upsert(
        Source,
        { facility: id, ...(source satisfies Pick<Source, 'code' | 'name' | 'kind'>) },
        { onConflictFields: ['facility', 'code'] },
      );
    }
    for (const tag of wanted.tags) {
      await em.upsert(
        Tag,
        { facility: id, ...(tag satisfies Pick<Tag, 'name' | 'color'>) },
        { onConflictFields: ['facility', 'name'] },
      );
    }
    await setUpMembers(em, id, wanted.members);
    if (wanted.connection !== undefined) await setUpConnection(em, id, wanted.connection);
    await audit(em, { action: 'facility-set-up' });
  });
};

const setUpMembers = async (em: EntityManager, facility: string, members: Wanted['members']): Promise<void> => {
  for (const { login, name, role } of members) {
    const user = await em.upsert(User, { login, name } satisfies Pick<User, 'login' | 'name'>, {
      onConflictFields: ['login'],
    });
    await em.upsert(
      Membership,
      { facility, user: user.id, role: role satisfies Membership['role'] },
      { onConflictFields: ['facility', 'user'] },
    );
  }
};

/** Nothing has to hold of a record. */
const WHOLE_SERVER: NonNullable<FacilityConnection['scope']> = { managingOrganization: null, identifierSystems: [] };

/** Whoever was found under another connection may be another facility's, and is looked for again. */
const setUpConnection = async (
  em: EntityManager,
  facility: string,
  { fhirBaseUrl, scope }: FacilityConnection,
): Promise<void> => {
  const baseUrl = fhirBaseUrl === null ? null : serverAddress(fhirBaseUrl);
  const stated = { baseUrl, ...(scope ?? WHOLE_SERVER) };
  const known = await em.findOne(Connection, { facility });
  if (known && isSame(known, stated)) return;
  if (known) em.assign(known, { ...stated, changedAt: new Date() });
  else em.create(Connection, stated);
  const waiting = { freshness: 'verified', document: { status: { $in: ['review', 'unreadable'] } } } as const;
  await em.nativeUpdate(Verification, waiting, { freshness: 'stale' });
};

type Stated = Pick<Connection, 'baseUrl' | 'managingOrganization' | 'identifierSystems'>;

const isSame = (one: Stated, other: Stated): boolean =>
  JSON.stringify(statedOf(one)) === JSON.stringify(statedOf(other));

const statedOf = ({ baseUrl, managingOrganization, identifierSystems }: Stated) => [
  baseUrl,
  managingOrganization,
  identifierSystems,
];

/** Brings facilities with their sources, members and tags to what is wanted. Nothing is taken away. */
export const setUpFacilities = async (orm: Orm, { facilities }: FacilitySetUp): Promise<void> => {
  for (const wanted of facilities) await setUpFacility(orm, wanted);
};
