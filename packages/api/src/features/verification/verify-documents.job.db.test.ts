import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildDocument, type DocumentParts } from '../../../test/build-document.ts';
import { buildFacility } from '../../../test/build-facility.ts';
import { openTestDatabase } from '../../../test/open-test-database.ts';
import { type DemoHospital, startDemoHospital } from '../../../test/start-demo-hospital.ts';
import { Document } from '../../model/document.entity.ts';
import { Effect } from '../../model/effect.entity.ts';
import { Metadata } from '../../model/metadata.entity.ts';
import { Patient } from '../../model/patient.entity.ts';
import { Verification } from '../../model/verification.entity.ts';
import { openFhir } from '../../platform/fhir/open-fhir.ts';
import { measureCost } from '../../platform/http/cost.ts';
import { forkForFacility } from '../../platform/process/context.ts';
import { verifyDocumentsJob } from './index.ts';

interface Person {
  id: string;
  name: { family: string; given: string[] }[];
  birthDate: string;
  gender: 'male' | 'female';
  identifier: { system: string; value: string }[];
}

let hospital: DemoHospital;
let people: Person[];
beforeAll(async () => {
  hospital = await startDemoHospital();
  const answer = await fetch(`${hospital.url}/Patient?active=true&_count=40`);
  // Patients as the hospital's own server gives them.
  const { entry } = (await answer.json()) as { entry: { resource: Person }[] };
  people = entry.map(({ resource }) => resource);
});
afterAll(() => hospital[Symbol.asyncDispose]());

const NOWHERE = 'http://127.0.0.1:9/fhir';

const open = async () => {
  const database = await openTestDatabase();
  const facility = await buildFacility(database);
  const { facilityId } = facility;
  const em = () => forkForFacility(database.orm, facilityId);
  const app = { ...database.app, fhir: openFhir({ baseUrl: hospital.url }) };
  const away = { ...database.app, fhir: openFhir({ baseUrl: NOWHERE }) };
  /** A document that says of its patient what is given, and waits for its check. */
  const receive = async (traits: Partial<Metadata>, parts: DocumentParts = {}) => {
    const manager = em();
    const documentId = await buildDocument(manager, { family: 'x', ...parts });
    await manager.nativeUpdate(Metadata, { document: documentId }, { patientGiven: [], ...traits });
    manager.create(Verification, { document: documentId, outcome: 'pending' });
    await manager.flush();
    return documentId;
  };
  const traitsOf = ({ name: [name], birthDate, gender, identifier }: Person): Partial<Metadata> => ({
    patientFamily: name?.family ?? null,
    patientGiven: name?.given ?? [],
    patientBirthDate: birthDate,
    patientSex: gender,
    patientIdentifiers: identifier.map(({ system, value }) => ({ system, value })),
  });
  const verify = (documentIds: readonly string[], by = app) =>
    verifyDocumentsJob(
      by,
      facilityId,
      documentIds.map((documentId) => ({ facilityId, documentId })),
    );
  const view = async (documentId: string) =>
    (await facility.signIn()).documents.openDocument({ documentId, isAhead: false });
  return { database, facility, em, app, away, receive, traitsOf, verify, view };
};

const somebody = (n: number): Person => {
  const person = people[n];
  if (!person) throw new Error('the demonstration has patients');
  return person;
};

it('many documents are checked by one call and a constant number of statements', async () => {
  const { database, receive, traitsOf, verify } = await open();
  await using _ = database;
  const costs: [number, number][] = [];
  for (const count of [1, 5, 20]) {
    const ids: string[] = [];
    for (let n = 0; n < count; n += 1) ids.push(await receive(traitsOf(somebody(n))));
    const { cost, result } = await measureCost(() => verify(ids), { isTraced: false });
    expect(result).toEqual([]);
    costs.push([cost.statements.length, cost.externalCalls]);
  }
  expect(new Set(costs.map(([statements]) => statements))).toHaveLength(1);
  expect(costs.map(([, calls]) => calls)).toEqual([1, 1, 1]);
});

it('a patient who is known by number, name and birth date is found, mirrored and shown with the evidence', async () => {
  const { database, em, receive, traitsOf, verify, view } = await open();
  await using _ = database;
  const person = somebody(0);
  const documentId = await receive(traitsOf(person));
  const before = await view(documentId);
  await verify([documentId]);
  const after = await view(documentId);
  expect(after).toMatchObject({
    version: before.version + 1,
    verification: { outcome: 'matched', freshness: 'verified' },
  });
  const [candidate] = after.verification?.candidates ?? [];
  expect(candidate).toMatchObject({ patientId: after.verification?.patientId, isActive: true, isProvisional: false });
  expect(candidate?.evidence.filter(({ agreement }) => agreement === 'equal').length).toBeGreaterThanOrEqual(4);
  expect(await em().find(Patient, { fhirId: person.id })).toMatchObject([{ birthDate: person.birthDate }]);
  // Checked again, nothing that is shown changes, and so neither does the version.
  await verify([documentId]);
  expect((await view(documentId)).version).toBe(after.version);
  expect(after.history.map(({ action }) => action)).toContain('document-verified');
});

it('somebody whom nobody knows is unmatched', async () => {
  const { database, receive, verify, view } = await open();
  await using _ = database;
  const documentId = await receive({ patientFamily: 'Zzyzx', patientGiven: ['Qwert'], patientBirthDate: '1901-02-03' });
  expect(await verify([documentId])).toEqual([]);
  expect((await view(documentId)).verification).toMatchObject({
    outcome: 'unmatched',
    freshness: 'verified',
    candidates: [],
  });
});

it('while the server is away the mirror answers, which is stale; what it does not know is unavailable; both are tried again', async () => {
  const { database, away, receive, traitsOf, verify, view } = await open();
  await using _ = database;
  const first = await receive(traitsOf(somebody(1)));
  await verify([first]);
  const [known, unknown] = [await receive(traitsOf(somebody(1))), await receive(traitsOf(somebody(2)))];
  expect((await verify([known, unknown], away)).map(({ documentId }) => documentId)).toEqual([known, unknown]);
  expect((await view(known)).verification).toMatchObject({ outcome: 'matched', freshness: 'stale', checkedAt: null });
  expect((await view(unknown)).verification).toMatchObject({ outcome: 'unavailable', freshness: 'unavailable' });
  expect(await verify([known, unknown])).toEqual([]);
  expect((await view(known)).verification).toMatchObject({ outcome: 'matched', freshness: 'verified' });
});

it('the history tells a check from an answer that did not come, which is said once, and from nothing to look for', async () => {
  const { database, away, receive, traitsOf, verify, view } = await open();
  await using _ = database;
  const [documentId, nameless] = [await receive(traitsOf(somebody(1))), await receive({ patientFamily: null })];
  for (let n = 0; n < 3; n += 1) await verify([documentId, nameless], away);
  await verify([documentId]);
  const checks = async (id: string) =>
    (await view(id)).history.map(({ action }) => action).filter((action) => !action.startsWith('document-opened'));
  expect(await checks(documentId)).toEqual(['document-verified', 'verification-unanswered']);
  expect(await checks(nameless)).toEqual(['verification-not-asked']);
  expect((await view(nameless)).verification).toMatchObject({ outcome: 'not-asked', freshness: null, checkedAt: null });
});

it('a candidate shows the numbers that are compared, and no others', async () => {
  const { database, receive, traitsOf, verify, view } = await open();
  await using _ = database;
  const { patientIdentifiers = [], ...traits } = traitsOf(somebody(2));
  const [number, another] = patientIdentifiers;
  const documentId = await receive({ ...traits, patientIdentifiers: number ? [number] : [] });
  await verify([documentId]);
  const [candidate] = (await view(documentId)).verification?.candidates ?? [];
  expect(candidate?.identifiers).toEqual([number]);
  expect(another).toBeDefined();
});

it('a number without its system finds the patient, on the server and in the mirror, and the number is shown', async () => {
  const { database, away, receive, traitsOf, verify, view } = await open();
  await using _ = database;
  const [number] = traitsOf(somebody(2)).patientIdentifiers ?? [];
  const patientIdentifiers = number ? [{ system: null, value: number.value }] : [];
  const [first, second] = [await receive({ patientIdentifiers }), await receive({ patientIdentifiers })];
  await verify([first]);
  await verify([second], away);
  for (const documentId of [first, second]) {
    const { verification } = await view(documentId);
    expect(verification).toMatchObject({ outcome: 'ambiguous', candidates: [{ identifiers: [number] }] });
    expect(verification?.candidates[0]?.evidence[0]).toEqual({ trait: 'identifier', agreement: 'close' });
  }
});

it('what was decided or corrected since it was asked about is left alone', async () => {
  const { database, em, receive, traitsOf, verify, view } = await open();
  await using _ = database;
  const decided = await receive(traitsOf(somebody(3)));
  await em().nativeUpdate(Document, decided, { status: 'rejected' });
  await verify([decided]);
  expect((await view(decided)).verification).toMatchObject({ outcome: 'pending' });
});

it('a chart that a document was recalled from is no rule’s to choose again', async () => {
  const { database, facility, em, receive, traitsOf, verify, view } = await open();
  await using _ = database;
  const documentId = await receive(traitsOf(somebody(4)));
  await verify([documentId]);
  const patientId = (await view(documentId)).verification?.patientId ?? '';
  const manager = em();
  manager.create(Effect, {
    document: documentId,
    kind: 'recall',
    state: 'confirmed',
    patient: patientId,
    decidedBy: facility.userIds[0],
    dueAt: new Date(),
  });
  await manager.flush();
  await verify([documentId]);
  expect((await view(documentId)).verification).toMatchObject({
    outcome: 'ambiguous',
    patientId: null,
    candidates: [{ patientId }],
  });
});

it('another facility learns nothing of whom this one mirrors', async () => {
  const { database, receive, traitsOf, verify } = await open();
  await using _ = database;
  await verify([await receive(traitsOf(somebody(5)))]);
  const elsewhere = await buildFacility(database);
  expect(await forkForFacility(database.orm, elsewhere.facilityId).find(Patient, {})).toEqual([]);
});

it('a name without parts is looked for in the record, and somebody else beside the patient leaves it to a person', async () => {
  const { database, receive, traitsOf, verify, view } = await open();
  await using _ = database;
  const person = somebody(3);
  const [name] = person.name;
  const nameText = `${name?.given[0]} ${name?.family}`;
  const asText = { ...traitsOf(person), patientFamily: null, patientGiven: [], patientNameText: nameText };
  const nameless = await receive({ ...asText, patientIdentifiers: [] });
  const shared = await receive({ ...traitsOf(person), otherPatients: [{ name: 'Solvang, Baby', birthDate: null }] });
  await verify([nameless, shared]);
  const [textView, sharedView] = [await view(nameless), await view(shared)];
  expect(textView.verification?.candidates).not.toEqual([]);
  expect(sharedView.metadata?.otherPatients).toEqual([{ name: 'Solvang, Baby', birthDate: null }]);
  expect(sharedView.verification).toMatchObject({ outcome: 'ambiguous', patientId: null });
});

it('a server that refuses to be asked is told of once, and the incident closes itself when the search works', async () => {
  const { database, facility, receive, traitsOf, verify, view } = await open();
  await using _ = database;
  const said: object[] = [];
  const listening = { ...database.app, fhir: openFhir({ baseUrl: hospital.url }) };
  Object.assign(listening, { log: { ...listening.log, error: (what: object) => said.push(what), info: () => {} } });
  const documentId = await receive(traitsOf(somebody(6)));
  const calls = async () =>
    (await (await facility.signIn()).integration.listIncidents({ cursor: null, limit: 20 })).calls;
  await hospital.behave({ refusals: [{ on: 'read', resourceType: 'Patient', statuses: [403], share: 1 }] });
  for (let n = 0; n < 3; n += 1) expect(await verify([documentId], listening)).toHaveLength(1);
  expect(await calls()).toMatchObject([{ call: 'search-patients', status: 403 }]);
  expect(said).toEqual([{ facilityId: facility.facilityId, call: 'search-patients', status: 403 }]);
  await hospital.behave(null);
  expect(await verify([documentId], listening)).toEqual([]);
  expect(await calls()).toEqual([]);
  expect((await view(documentId)).verification).toMatchObject({ freshness: 'verified' });
});
