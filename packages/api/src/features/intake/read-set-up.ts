import { type FacilityConnection, type FacilityStated, HospitalRole, SourceKind } from '@mailroom/contracts';
import { z } from 'zod';
import { Facility } from '../../model/facility.entity.ts';
import type { Orm } from '../../platform/database/orm.ts';
import { runStatement, statement } from '../../platform/database/statement.ts';
import { UPLOAD } from './channels/upload/receive-document.ts';
import type { StandingFacility } from './plan-set-up.rules.ts';

const row = { id: z.uuid(), isUsed: z.boolean() };
const Standing = z.strictObject({
  sources: z.array(
    z.strictObject({ ...row, code: z.string(), name: z.string(), kind: SourceKind, switchedOff: z.boolean() }),
  ),
  tags: z.array(z.strictObject({ ...row, name: z.string(), color: z.string(), switchedOff: z.boolean() })),
  members: z.array(z.strictObject({ ...row, login: z.string(), name: z.string(), role: HospitalRole })),
  connection: z
    .strictObject({
      baseUrl: z.string().nullable(),
      managingOrganization: z.string().nullable(),
      identifierSystems: z.array(z.string()),
    })
    .nullable(),
});
type Standing = z.infer<typeof Standing>;

/**
 * All of one facility in one round trip: hundreds of them are compared in a second or two. Mailroom asks itself, so that a tag of restricted
 * documents is in use. A source that a rule restricts would take the rule with it, and a tag that a source gives would no longer be given:
 * both are in use.
 */
const STANDING = statement(
  'standing_facility',
  Standing,
  `select json_build_object(
    'sources', coalesce((select json_agg(json_build_object('id', id, 'code', code, 'name', name, 'kind', kind,
      'switchedOff', switched_off_at is not null,
      'isUsed', code = '${UPLOAD}' or exists (select from received_object where source_id = source.id)
        or exists (select from restriction_rule where source_id = source.id)) order by code) from source), '[]'),
    'tags', coalesce((select json_agg(json_build_object('id', id, 'name', name, 'color', color,
      'switchedOff', switched_off_at is not null,
      'isUsed', exists (select from document_tag where tag_id = tag.id)
        or exists (select from source_tag where tag_id = tag.id)) order by name) from tag), '[]'),
    'members', coalesce((select json_agg(json_build_object('id', membership.id, 'login', login, 'name', name, 'role', role,
      'isUsed', exists (select from external_identity where user_id = app_user.id)) order by login)
      from membership join app_user on app_user.id = membership.user_id), '[]'),
    'connection', (select json_build_object('baseUrl', base_url, 'managingOrganization', managing_organization,
      'identifierSystems', identifier_systems) from connection where facility_id = current_facility_id()))::text`,
);

const connectionOf = (known: Standing['connection']): FacilityConnection | null => {
  if (known === null) return null;
  const { baseUrl, managingOrganization, identifierSystems } = known;
  const isWhole = managingOrganization === null && identifierSystems.length === 0;
  return { fhirBaseUrl: baseUrl, scope: isWhole ? null : { managingOrganization, identifierSystems } };
};

const readOne = async (orm: Orm, facility: Facility): Promise<StandingFacility> => {
  const { code, name, city, country, timeZone } = facility;
  const { connection, ...lists } = await runStatement(orm, STANDING, {
    facilityId: facility.id,
    actsItself: true,
    values: [],
  });
  return { code, name, city, country, timeZone, ...lists, connection: connectionOf(connection) };
};

/** Facilities as they stand, one at a time, in the order of their codes: those that are named, or all of them. */
export async function* readFacilities(orm: Orm, codes: readonly string[] | null): AsyncGenerator<StandingFacility> {
  const named = codes === null ? {} : { code: { $in: [...codes] } };
  const facilities = await orm.em.fork().find(Facility, named, { orderBy: { code: 'asc' } });
  for (const facility of facilities) yield await readOne(orm, facility);
}

/** Only what is off says so. */
const offOf = (switchedOff: boolean) => (switchedOff ? { switchedOff } : {});

/** A facility as set-up's file states it. Whom an identity provider lets in is in no file. */
export const statedOf = (standing: StandingFacility): FacilityStated => {
  const { connection, sources, tags, members, ...facility } = standing;
  return {
    ...facility,
    sources: sources.map(({ code, name, kind, switchedOff }) => ({ code, name, kind, ...offOf(switchedOff) })),
    members: members.filter(({ isUsed }) => !isUsed).map(({ login, name, role }) => ({ login, name, role })),
    tags: tags.map(({ name, color, switchedOff }) => ({ name, color, ...offOf(switchedOff) })),
    ...(connection === null ? {} : { connection }),
  };
};
