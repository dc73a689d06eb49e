import { randomUUID } from 'node:crypto';
import { Facility } from '../src/model/facility.entity.ts';
import type { BuiltFacility } from './build-facility.ts';
import type { TestDatabase } from './open-test-database.ts';

interface World {
  readonly database: TestDatabase;
  readonly facility: BuiltFacility;
}

/** An identity provider that lets a hospital's clerks in, as an operator writes it. */
export const buildWantedProvider = async ({ database, facility }: World) => {
  const { code } = await database.orm.em.fork().findOneOrFail(Facility, { id: facility.facilityId });
  return {
    code: 'hospital',
    name: 'Hospital',
    issuer: 'https://id.hospital.test',
    clientId: 'mailroom',
    clientSecret: 'a secret of the provider',
    scopes: ['openid', 'profile'],
    asksUserInfo: false,
    facilities: [
      {
        facility: code,
        acrOneOf: [],
        amrAllOf: ['mfa'],
        rules: [{ role: 'clerk' as const, when: [{ claim: 'groups', has: 'mailroom-clerks' }] }],
      },
    ],
  };
};

/** The version of what stands: null where nothing does yet. */
const versionOf = async ({ database }: World, where: string, value: string): Promise<number | null> => {
  const text = `select max(version) as version from ${where} = $1`;
  const { rows } = await database.asSuperuser((client) => client.query<{ version: number | null }>(text, [value]));
  return rows[0]?.version ?? null;
};

const buildProvider = async (world: World): Promise<string> => {
  const { facilities, clientSecret, ...provider } = await buildWantedProvider(world);
  const saved = { ...provider, facilities, clientSecretSealed: clientSecret };
  const version = await versionOf(world, 'identity_provider where code', provider.code);
  await world.database.owner.em.fork().execute('select save_provider(?::jsonb, ?)', [JSON.stringify(saved), version]);
  return provider.code;
};

/** A type that nothing is of, as it is seen. */
const buildDocumentType = async (world: World): Promise<{ code: string; version: number }> => {
  const [code, name] = ['34108-1', 'Outpatient note'];
  const insert = 'insert into document_type (code, name_en, name_fr) values ($1, $2, $2) on conflict do nothing';
  await world.database.asSuperuser((client) => client.query(insert, [code, name]));
  return { code, version: (await versionOf(world, 'document_type where code', code)) ?? 1 };
};

const newFacility = () => ({
  code: `f-${randomUUID().slice(0, 8)}`,
  name: 'Northbrook',
  city: 'Leeds',
  country: 'GB',
  timeZone: 'Europe/London',
  server: { fhirBaseUrl: `http://${randomUUID()}.test`, managingOrganization: null, identifierSystems: [] },
});

/** How the procedures of operators are called. */
export const OPERATOR_CALLS = {
  'administration.addFacility': newFacility,
  'administration.connectFacility': async (world: World) => ({
    facilityId: world.facility.facilityId,
    version: await versionOf(world, 'connection where facility_id', world.facility.facilityId),
    fhirBaseUrl: `http://${randomUUID()}.test/r4`,
    managingOrganization: randomUUID(),
    identifierSystems: [],
  }),
  'administration.inviteAdministrator': ({ facility: { facilityId } }: World) => ({ facilityId }),
  'administration.listDocumentTypes': () => ({}),
  'administration.listFacilities': () => ({ sought: null, cursor: null, limit: 100 }),
  'administration.listOperatorActs': () => ({}),
  'administration.listProviders': () => ({}),
  'administration.readHospital': ({ facility: { facilityId } }: World) => ({ facilityId }),
  'administration.readProvider': async (world: World) => ({ code: await buildProvider(world) }),
  'administration.removeDocumentType': buildDocumentType,
  'administration.removeProvider': async (world: World) => ({ code: await buildProvider(world) }),
  'administration.saveDocumentType': async (world: World) => ({
    documentType: { code: '11506-3', nameEn: 'Progress note', nameFr: 'Note d’évolution' },
    version: await versionOf(world, 'document_type where code', '11506-3'),
  }),
  'administration.saveProvider': async (world: World) => ({
    provider: await buildWantedProvider(world),
    version: await versionOf(world, 'identity_provider where code', 'hospital'),
  }),
  'administration.tryClaims': async (world: World) => ({
    facilities: (await buildWantedProvider(world)).facilities,
    pasted: '{ "sub": "1", "amr": ["mfa"], "groups": ["mailroom-clerks"] }',
  }),
  'administration.tryConnection': () => ({ fhirBaseUrl: 'http://127.0.0.1:1/fhir' }),
  'administration.tryProvider': () => ({ issuer: 'http://127.0.0.1:1' }),
};
