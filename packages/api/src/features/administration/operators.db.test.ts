import { expect, it } from 'vitest';
import { buildDocument } from '../../../test/build-document.ts';
import { buildFacility } from '../../../test/build-facility.ts';
import { buildIdentity } from '../../../test/build-identity.ts';
import { openOperator } from '../../../test/open-operator.ts';
import { buildWantedProvider } from '../../../test/operator-calls.ts';
import { sendJson, startStubServer } from '../../../test/start-stub-server.ts';
import { INSTALLATION_FACILITY } from '../../model/facility.entity.ts';
import { Verification } from '../../model/verification.entity.ts';
import { findConnection } from '../../platform/fhir/find-connection.ts';
import { forkForFacility, forkForSession } from '../../platform/process/context.ts';

const NORTHBROOK = { code: 'northbrook', name: 'Northbrook', city: 'Leeds', country: 'GB', timeZone: 'Europe/London' };
const OWN_SERVER = { fhirBaseUrl: 'https://northbrook.test/r4', managingOrganization: null, identifierSystems: [] };
const BY = 'Head of IT';

it('an operator adds a hospital and lets in its administrator, under their own name in both audits', async () => {
  await using place = await openOperator();
  const { facilityId } = await place.operator.addFacility({ ...NORTHBROOK, server: OWN_SERVER });
  await expect(place.operator.addFacility({ ...NORTHBROOK, server: OWN_SERVER })).rejects.toThrow('FacilityCodeTaken');
  const { rows } = await place.operator.listFacilities({ sought: 'NORTH', cursor: null, limit: 10 });
  expect(rows).toEqual([{ id: facilityId, ...NORTHBROOK }]);
  const { token } = await place.operator.inviteAdministrator({ facilityId });
  expect(token).toMatch(/^[\w-]{43}$/);
  const { hospital } = await place.operator.readHospital({ facilityId });
  expect(hospital).toEqual({
    code: 'northbrook',
    name: 'Northbrook',
    administrators: 0,
    openLinks: 1,
    others: 0,
    connection: { version: 1, ...OWN_SERVER },
  });
  const actions = ['facility-set-up', 'administrator-invited'] as const;
  const after = 'Northbrook, Leeds, GB, Europe/London';
  const told = [{ setting: 'facility', before: null, after }, {}];
  expect(await place.told(facilityId, ...actions)).toEqual(
    actions.map((action, index) => ({ action, by: BY, details: told[index] })),
  );
  expect(await place.told(INSTALLATION_FACILITY, ...actions)).toEqual(
    actions.map((action, index) => ({ action, by: BY, details: { ...told[index], facility: 'northbrook' } })),
  );
  // Of links that nobody used the newest serves.
  await place.operator.inviteAdministrator({ facilityId });
  expect((await place.operator.readHospital({ facilityId })).hospital.openLinks).toBe(1);
});

it('a hospital that comes to a server leaves nobody there without a scope: the one that is there says first what is its own', async () => {
  await using place = await openOperator();
  const { database, facility, operator, connect } = place;
  const asked = { facilityId: facility.facilityId, fallback: database.app.config.fhirBaseUrl };
  const scopeNow = async () => (await findConnection(database.orm, asked)).scope;
  const scoped = { fhirBaseUrl: null, managingOrganization: 'northbrook', identifierSystems: [] };
  // Nothing is done, also where the new one has a scope.
  for (const server of [null, scoped]) {
    await expect(operator.addFacility({ ...NORTHBROOK, server })).rejects.toThrow('ServerUnscoped');
  }
  expect(await scopeNow()).toBeNull();
  await connect({ ...scoped, managingOrganization: 'south' });
  const { facilityId } = await operator.addFacility({ ...NORTHBROOK, server: scoped });
  expect(await scopeNow()).toMatchObject({ managingOrganization: 'south' });
  expect((await operator.readHospital({ facilityId })).hospital).toMatchObject({
    others: 1,
    connection: { version: 1, managingOrganization: 'northbrook' },
  });
  expect(await place.told(facilityId, 'facility-connected')).toMatchObject([{ by: BY }]);
  // The same for one that comes from another server.
  await operator.connectFacility({ facilityId, version: 1, ...OWN_SERVER });
  await connect({ ...scoped, managingOrganization: null });
  await expect(operator.connectFacility({ facilityId, version: 2, ...scoped })).rejects.toThrow('ServerUnscoped');
});

it('a session that nobody has used for too long sets nothing up, and is none that could be ended', async () => {
  await using place = await openOperator();
  const { database, facility, session } = place;
  const [clerkId] = facility.userIds;
  await facility.signIn();
  await database.asSuperuser((client) => client.query("update session set used_at = now() - interval '1 hour'"));
  const em = forkForSession(database.orm, session);
  await expect(em.execute('select acting_operator()')).rejects.toThrow('Only an operator of the installation');
  expect(await em.execute('select end_sessions_everywhere(?) as ended', [clerkId])).toEqual([{ ended: 0 }]);
  const administrator = await place.administrator();
  expect(await administrator.endSessions({ userId: clerkId })).toEqual({ ended: 0 });
});

it('a hospital that a provider serves no more is told of those who were signed out with it', async () => {
  await using place = await openOperator();
  const { database, facility, operator } = place;
  await place.saveProvider(await buildWantedProvider(place));
  const other = await buildFacility(database);
  await other.signIn();
  const began = 'update session set provider_id = (select id from identity_provider) where facility_id = $1';
  await database.asSuperuser((client) => client.query(began, [other.facilityId]));
  expect(await operator.removeProvider({ code: 'hospital' })).toEqual({ endedSessions: 1 });
  const details = { provider: 'hospital', sessions: 1 };
  expect(await place.told(other.facilityId, 'sessions-ended')).toEqual([{ action: 'sessions-ended', by: BY, details }]);
  expect(await place.told(facility.facilityId, 'sessions-ended')).toEqual([]);
});

it('a hospital’s administrators are told what an operator does there', async () => {
  await using place = await openOperator();
  const administrator = await place.administrator();
  expect(await administrator.listOperatorActs({})).toEqual({ acts: [] });
  await place.operator.inviteAdministrator({ facilityId: place.facility.facilityId });
  expect(await administrator.listOperatorActs({})).toEqual({
    acts: [{ action: 'administrator-invited', at: expect.any(String), operatorName: BY }],
  });
});

it('whatever an operator does often, a link for an administrator stays among what is told', async () => {
  const place = await openOperator();
  await using _ = place.database;
  const { facilityId } = place.facility;
  const administrator = await place.administrator();
  await place.operator.inviteAdministrator({ facilityId });
  for (let time = 0; time < 21; time += 1) {
    const server = { managingOrganization: `north-${time}`, identifierSystems: [], fhirBaseUrl: null };
    await place.connect(server);
  }
  const { acts } = await administrator.listOperatorActs({});
  expect(acts.map(({ action }) => action)).toEqual([
    ...Array.from({ length: 5 }, () => 'facility-connected'),
    'administrator-invited',
  ]);
});

it('where the record is changes with before and after, and whose waiting documents are is looked up anew', async () => {
  await using place = await openOperator();
  const { facilityId } = place.facility;
  const em = () => forkForFacility(place.database.orm, facilityId);
  const document = await buildDocument(em(), { status: 'review' });
  await buildIdentity(em(), document, { patientId: null });
  const server = { fhirBaseUrl: 'https://fhir.test/r4/', managingOrganization: 'north', identifierSystems: [] };
  await place.connect(server);
  await place.connect(server);
  await place.connect({
    ...server,
    managingOrganization: null,
    identifierSystems: ['urn:oid:1.2'],
  });
  const saved = { ...server, fhirBaseUrl: 'https://fhir.test/r4' };
  expect((await place.operator.readHospital({ facilityId })).hospital.connection).toEqual({
    version: 2,
    ...saved,
    managingOrganization: null,
    identifierSystems: ['urn:oid:1.2'],
  });
  expect((await place.told(facilityId, 'facility-connected')).map(({ details }) => details)).toEqual([
    { before: null, after: 'https://fhir.test/r4 north ' },
    { before: 'https://fhir.test/r4 north ', after: 'https://fhir.test/r4 urn:oid:1.2' },
  ]);
  expect(await em().find(Verification, { freshness: 'stale' })).toHaveLength(1);
  const late = { facilityId, version: 1, ...server };
  await expect(place.operator.connectFacility(late)).rejects.toThrow('ChangedMeanwhile');
  await expect(place.operator.connectFacility({ ...late, version: null })).rejects.toThrow('ChangedMeanwhile');
  const nowhere = { facilityId: INSTALLATION_FACILITY, version: null, ...server };
  await expect(place.operator.connectFacility(nowhere)).rejects.toThrow('FacilityNotFound');
});

it('a provider is asked for its own description, and for nothing else', async () => {
  await using place = await openOperator();
  const asked: string[] = [];
  await using server = await startStubServer((response, { url }) => {
    asked.push(url);
    sendJson(response, {}, 200);
  });
  const issuer = `${server.url}/administration/drain`;
  await expect(place.operator.tryProvider({ issuer: `${issuer}?now=1&x=` })).rejects.toThrow(
    'must be an address alone',
  );
  await place.operator.tryProvider({ issuer });
  expect(asked).toEqual(['/administration/drain/.well-known/openid-configuration']);
});

it('a server is tried before it is set up: it answers, wants to know who asks, is something else or not there', async () => {
  await using place = await openOperator();
  const capabilities = { resourceType: 'CapabilityStatement', fhirVersion: '4.0.1', software: { name: 'HAPI' } };
  const answers: Readonly<Record<string, [number, unknown]>> = {
    '/r4/metadata': [200, capabilities],
    '/closed/metadata': [401, {}],
    '/page/metadata': [200, 'hello'],
  };
  await using server = await startStubServer((response, { url }) => {
    const [status, body] = answers[url] ?? [404, {}];
    sendJson(response, body, status);
  });
  const trial = async (path: string) => place.operator.tryConnection({ fhirBaseUrl: `${server.url}${path}` });
  expect(await trial('/r4/')).toEqual({ outcome: 'answered', fhirVersion: '4.0.1', software: 'HAPI' });
  expect([await trial('/closed'), await trial('/page'), await trial('/gone')]).toEqual([
    { outcome: 'refused' },
    { outcome: 'no-fhir' },
    { outcome: 'no-fhir' },
  ]);
  expect(await place.operator.tryConnection({ fhirBaseUrl: 'http://127.0.0.1:1' })).toEqual({ outcome: 'not-reached' });
});
