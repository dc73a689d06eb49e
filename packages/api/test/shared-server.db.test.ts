import type { FacilityConnection, PatientIdentifier } from '@mailroom/contracts';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { receiveObject, refuseObject } from '../src/features/intake/index.ts';
import { openSender } from '../src/features/integration/index.ts';
import { verifyDocumentsJob } from '../src/features/verification/index.ts';
import { Connection } from '../src/model/connection.entity.ts';
import { Document } from '../src/model/document.entity.ts';
import { Effect } from '../src/model/effect.entity.ts';
import { Metadata } from '../src/model/metadata.entity.ts';
import { Verification } from '../src/model/verification.entity.ts';
import { findConnection } from '../src/platform/fhir/find-connection.ts';
import { openFhir } from '../src/platform/fhir/open-fhir.ts';
import { forkForFacility } from '../src/platform/process/context.ts';
import { buildEffect, buildPatient } from './build-effect.ts';
import { buildFacility } from './build-facility.ts';
import { openTestDatabase, type TestDatabase } from './open-test-database.ts';
import { type DemoHospital, startDemoHospital } from './start-demo-hospital.ts';

interface Person {
  readonly id: string;
  readonly name: readonly [{ readonly family: string; readonly given: readonly string[] }];
  readonly birthDate: string;
  readonly gender: 'male' | 'female';
  readonly identifier: readonly [PatientIdentifier, PatientIdentifier];
  readonly managingOrganization: { readonly reference: string };
}

let hospital: DemoHospital;
/** A patient of each of two hospitals that share the server. */
let own: Person;
let foreign: Person;
beforeAll(async () => {
  hospital = await startDemoHospital();
  const answer = await fetch(`${hospital.url}/Patient?active=true&_count=1000`);
  // Patients as the hospital's own server gives them.
  const { entry } = (await answer.json()) as { entry: { resource: Person }[] };
  const [first] = entry.map(({ resource }) => resource);
  const other = entry.find(
    ({ resource }) => resource.managingOrganization.reference !== first?.managingOrganization.reference,
  )?.resource;
  if (!first || !other) throw new Error('the demonstration has patients of several hospitals');
  [own, foreign] = [first, other];
});
afterAll(() => hospital[Symbol.asyncDispose]());
beforeEach(() => hospital.forget());

const organizationOf = ({ managingOrganization: { reference } }: Person) => reference.replace('Organization/', '');

const byOrganization = (person: Person): FacilityConnection => ({
  fhirBaseUrl: `${hospital.url}/`,
  scope: { managingOrganization: organizationOf(person), identifierSystems: [] },
});
const bySystem = ({ identifier: [{ system }] }: Person): FacilityConnection => ({
  fhirBaseUrl: null,
  scope: { managingOrganization: null, identifierSystems: [(system ?? '').replace('urn:oid:', '')] },
});
const SCOPES = [
  ['a managing organization', byOrganization],
  ['an assigning authority', bySystem],
] as const;

const openFacility = async (database: TestDatabase, connection?: FacilityConnection) => {
  const facility = await buildFacility(database, connection);
  const { facilityId, sourceId, userIds } = facility;
  const em = () => forkForFacility(database.orm, facilityId);
  const connect = (id: string) => findConnection(database.orm, { facilityId: id, fallback: hospital.url });
  const app = { ...database.app, fhir: openFhir({ connect }) };
  const receive = async ({ name: [{ family, given }], birthDate, gender, identifier }: Person) => {
    const bytes = new TextEncoder().encode(`letter ${crypto.randomUUID()}`);
    const arrival = { facilityId, sourceId, fileName: 'letter.txt', bytes, session: null };
    const { documentId } = await receiveObject(database.app, arrival, refuseObject);
    const manager = em();
    await manager.nativeUpdate(Document, documentId, { status: 'review' });
    manager.create(Metadata, {
      document: documentId,
      format: 'CDA',
      patientFamily: family,
      patientGiven: [...given],
      patientBirthDate: birthDate,
      patientSex: gender,
      patientIdentifiers: identifier.map(({ system, value }) => ({ system, value })),
    });
    manager.create(Verification, { document: documentId, outcome: 'pending' });
    await manager.flush();
    return documentId;
  };
  const verify = async (documentId: string) => {
    await verifyDocumentsJob(app, facilityId, [{ facilityId, documentId }]);
    return (await facility.signIn()).documents.openDocument({ documentId, isAhead: false });
  };
  const send = async (effectId: string) => {
    await openSender(app)({ facilityId, effectId });
    return em().findOneOrFail(Effect, effectId, { populate: ['patient'] });
  };
  /** What a decision would send, whoever the rules or a clerk thought that the patient is. */
  const file = async (documentId: string, fhirId: string) => {
    await em().nativeUpdate(Document, documentId, { status: 'integrating' });
    return send(await buildEffect(em(), { documentId, decidedById: userIds[0], fhirId }));
  };
  return { facility, facilityId, em, app, receive, verify, send, file };
};

it('an only facility has its whole server, and needs no connection', async () => {
  await using database = await openTestDatabase();
  const { receive, verify } = await openFacility(database);
  expect(await verify(await receive(own))).toMatchObject({ verification: { outcome: 'matched' } });
});

it('of facilities that share a server the one without a scope verifies nothing and files nothing, and is told', async () => {
  await using database = await openTestDatabase();
  await buildFacility(database, byOrganization(foreign));
  const { facility, receive, verify, file } = await openFacility(database);
  const documentId = await receive(own);
  expect((await verify(documentId)).verification).toMatchObject({ outcome: 'unscoped', candidates: [] });
  expect(await file(documentId, own.id)).toMatchObject({ state: 'refused', trouble: 'unscoped' });
  expect(await hospital.filed()).toEqual([]);
  const incidents = await (await facility.signIn()).integration.listIncidents({ cursor: null, limit: 20 });
  expect(incidents.rows).toMatchObject([{ trouble: 'unscoped' }]);
});

it('facilities with a server each need no scope', async () => {
  await using database = await openTestDatabase();
  await buildFacility(database, { fhirBaseUrl: 'http://127.0.0.1:9/fhir', scope: null });
  const { receive, verify } = await openFacility(database);
  expect(await verify(await receive(own))).toMatchObject({ verification: { outcome: 'matched' } });
});

it.each(SCOPES)('by %s a facility sees its own patients, and of another’s nothing', async (_, scoped) => {
  await using database = await openTestDatabase();
  await openFacility(database);
  const { receive, verify } = await openFacility(database, scoped(own));
  expect(await verify(await receive(own))).toMatchObject({ verification: { outcome: 'matched' } });
  expect((await verify(await receive(foreign))).verification).toMatchObject({ outcome: 'unmatched', candidates: [] });
});

it.each(SCOPES)('by %s nothing is filed into another’s chart, whoever asks for it by id', async (_, scoped) => {
  await using database = await openTestDatabase();
  await openFacility(database);
  const { receive, file } = await openFacility(database, scoped(own));
  expect(await file(await receive(own), foreign.id)).toMatchObject({ state: 'refused', trouble: 'other-facility' });
  expect(await hospital.filed()).toEqual([]);
  expect(await file(await receive(own), own.id)).toMatchObject({ state: 'confirmed' });
  expect(await hospital.filed()).toMatchObject([{ subject: `Patient/${own.id}` }]);
});

it('a document in another’s chart is not recalled', async () => {
  await using database = await openTestDatabase();
  const theirs = await openFacility(database, byOrganization(foreign));
  const ours = await openFacility(database, byOrganization(own));
  const { referenceFhirId } = await theirs.file(await theirs.receive(foreign), foreign.id);
  const filed = await ours.file(await ours.receive(own), own.id);
  await ours.em().nativeUpdate(Effect, filed.id, { referenceFhirId: referenceFhirId ?? '' });
  const em = ours.em();
  const recall = em.create(Effect, {
    document: filed.document.id,
    kind: 'recall',
    state: 'planned',
    patient: filed.patient.id,
    recalls: filed.id,
    recallReason: 'wrong-patient',
    decidedBy: ours.facility.userIds[0],
    dueAt: new Date(),
  });
  await em.flush();
  expect(await ours.send(recall.id)).toMatchObject({ state: 'refused', trouble: 'other-facility' });
  expect((await hospital.filed()).flatMap(({ statuses }) => statuses)).toEqual(['current', 'current']);
});

it.each(SCOPES)('by %s a patient who is made here is the facility’s from then on', async (_, scoped) => {
  await using database = await openTestDatabase();
  await openFacility(database);
  const { app, facility, facilityId, em, receive, send } = await openFacility(database, scoped(own));
  const documentId = await receive(own);
  const manager = em();
  const provisional = buildPatient(manager, { isProvisional: true, birthDate: '1990-01-01' });
  await manager.flush();
  await em().nativeUpdate(Document, documentId, { status: 'integrating' });
  const effectId = await buildEffect(em(), { documentId, decidedById: facility.userIds[0] });
  await em().nativeUpdate(Effect, effectId, { patient: provisional.id });
  const { state, patient } = await send(effectId);
  expect(state).toBe('confirmed');
  const { signal } = new AbortController();
  const record = await app.fhir.forFacility(facilityId).readPatient(patient.$.fhirId, { signal });
  expect(record).toMatchObject({ birthDate: '1990-01-01' });
});

it('a connection is its facility’s alone, and holds from the next call on', async () => {
  await using database = await openTestDatabase();
  const elsewhere = await openFacility(database);
  const { facilityId, receive, verify } = await openFacility(database, byOrganization(own));
  expect(await elsewhere.em().find(Connection, {})).toEqual([]);
  const documentId = await receive(own);
  expect(await verify(documentId)).toMatchObject({ verification: { outcome: 'matched' } });
  const connect = (changed: { managingOrganization?: string; baseUrl?: string; changedAt?: Date }) =>
    database.asOwner(facilityId, (owner) => owner.nativeUpdate(Connection, { facility: facilityId }, changed));
  await connect({ managingOrganization: organizationOf(foreign), changedAt: new Date(Date.now() + 1000) });
  expect(await verify(documentId)).toMatchObject({ verification: { outcome: 'unmatched' } });
  // Whom the mirror knows from before the change is not believed while the server is away.
  await connect({ baseUrl: 'http://127.0.0.1:9/fhir' });
  expect(await verify(documentId)).toMatchObject({ verification: { outcome: 'unavailable', candidates: [] } });
});
