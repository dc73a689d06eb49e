import { randomUUID } from 'node:crypto';
import type { ChooseFoundInput } from '@mailroom/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildDocument } from '../../../test/build-document.ts';
import { buildPatient } from '../../../test/build-effect.ts';
import { openReview } from '../../../test/open-review.ts';
import { type StubServer, sendJson, startStubServer } from '../../../test/start-stub-server.ts';
import { AuditEvent } from '../../model/audit-event.entity.ts';
import { Metadata } from '../../model/metadata.entity.ts';
import { Patient } from '../../model/patient.entity.ts';
import { FOR_PEOPLE, openFhir } from '../../platform/fhir/open-fhir.ts';
import { verifyDocumentsJob } from '../verification/index.ts';

const SYLVIE = {
  resourceType: 'Patient',
  active: true,
  name: [{ use: 'official', family: 'Martin', given: ['Sylvie'] }],
  gender: 'female',
  birthDate: '1968-03-12',
};
const NOT_FOUND = { resourceType: 'OperationOutcome', issue: [{ code: 'not-found' }] };
const NOWHERE = 'http://127.0.0.1:9/fhir';

/** What the hospital's server has, by id; no search by a name or a date finds any of it. */
const records = new Map<string, object>();

const answer: StubServer['answer'] = (response, { url, body }) => {
  const record = records.get(url.replace('/Patient/', ''));
  if (record) return sendJson(response, record);
  if (url !== '/') return sendJson(response, NOT_FOUND, 404);
  // A batch of searches, as Mailroom sends it.
  const { entry } = JSON.parse(body) as { entry: { request: { url: string } }[] };
  const answers = entry.map(({ request }) => {
    const found = records.get(/_id=([^&]+)/.exec(request.url)?.[1] ?? '');
    const searchset = { resourceType: 'Bundle', type: 'searchset', entry: found ? [{ resource: found }] : [] };
    return { response: { status: '200' }, resource: searchset };
  });
  sendJson(response, { resourceType: 'Bundle', type: 'batch-response', entry: answers });
};

let server: StubServer;
let review: Awaited<ReturnType<typeof openReview>>;
beforeAll(async () => {
  server = await startStubServer(answer);
  review = await openReview();
});
afterAll(async () => {
  await review[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

const askAt = (baseUrl: string) => {
  const fhirForPeople = openFhir({ baseUrl, ...FOR_PEOPLE });
  Object.assign(review.database.app, { fhir: openFhir({ baseUrl }), fhirForPeople });
};

/** A document of somebody whose name was misspelt, so that no search of its own finds them. */
const open = async (more: object = {}) => {
  const fhirId = randomUUID();
  records.set(fhirId, { ...SYLVIE, id: fhirId, ...more });
  askAt(server.url);
  const documentId = await buildDocument(review.em(), { family: 'Marttin', given: ['Sylvie'] });
  await review.em().nativeUpdate(Metadata, { document: documentId }, { patientBirthDate: '1968-03-12' });
  const choose = (asked: Partial<ChooseFoundInput> = {}) =>
    review.clerk.review.chooseFound({ documentId, version: 1, fhirId, accepted: [], ...asked });
  const view = async () => (await review.clerk.documents.openDocument({ documentId, isAhead: false })).verification;
  return { documentId, fhirId, choose, view };
};

it('whom a search found is mirrored, becomes a candidate, and the document is filed under them', async () => {
  const world = await open();
  const { documentId } = world;
  const chosen = await world.choose();
  const [patient] = await review.em().find(Patient, { fhirId: world.fhirId });
  expect(await world.view()).toMatchObject({
    outcome: 'matched',
    patientId: patient?.id,
    chosenByName: 'Admissions clerk',
    freshness: 'verified',
    candidates: [{ patientId: patient?.id, family: 'Martin', grade: 'probable' }],
  });
  expect((await review.clerk.review.integrateDocuments({ documents: [chosen] })).decided).toHaveLength(1);
  expect(await review.actions(documentId)).toEqual(['candidate-chosen', 'document-opened', 'integration-decided']);
});

it('the choice outlasts the next check, although no search of the document finds the patient', async () => {
  const world = await open();
  const { facilityId } = review.facility;
  await world.choose();
  await verifyDocumentsJob(review.database.app, facilityId, [{ facilityId, documentId: world.documentId }]);
  expect(await world.view()).toMatchObject({
    outcome: 'matched',
    chosenByName: 'Admissions clerk',
    freshness: 'verified',
  });
});

it('whoever contradicts the document is chosen by who says that they saw it, and the audit says in what', async () => {
  const world = await open();
  await review.em().nativeUpdate(Metadata, { document: world.documentId }, { patientBirthDate: '1970-01-30' });
  await expect(world.choose()).rejects.toMatchObject({ message: 'PatientDiffers' });
  await expect(world.choose({ accepted: ['family'] })).rejects.toMatchObject({ message: 'PatientDiffers' });
  expect(await review.em().count(Patient, { fhirId: world.fhirId })).toBe(0);
  await world.choose({ accepted: ['birthDate'] });
  const [event] = await review.em().find(AuditEvent, { documentId: world.documentId, action: 'candidate-chosen' });
  expect(event?.details).toMatchObject({ differing: 'birthDate' });
});

it.each([
  ['closed', { active: false }],
  ['merged', { link: [{ type: 'replaced-by', other: { reference: 'Patient/other' } }] }],
])('a record that is %s by now is not chosen', async (_, record) => {
  const world = await open(record);
  await expect(world.choose()).rejects.toMatchObject({ message: 'PatientInactive' });
  await expect(world.choose({ fhirId: 'nobody' })).rejects.toMatchObject({ message: 'PatientNotFound' });
  expect(await review.actions(world.documentId)).toEqual([]);
});

it('while the server is away, whom the mirror knows is chosen and checked before anything is filed', async () => {
  const world = await open();
  const { documentId } = world;
  askAt(NOWHERE);
  await expect(world.choose()).rejects.toMatchObject({ message: 'RecordUnavailable' });
  const em = review.em();
  buildPatient(em, { fhirId: world.fhirId, family: 'Martin', given: ['Sylvie'], birthDate: '1968-03-12' });
  await em.flush();
  const chosen = await world.choose();
  expect(await world.view()).toMatchObject({ outcome: 'matched', freshness: 'stale' });
  const { decided, refused } = await review.clerk.review.integrateDocuments({ documents: [chosen] });
  expect([decided, refused]).toMatchObject([[], [{ code: 'IdentityStale' }]]);
  const asked = (await review.jobs('verify-document')).map(({ data }) => data);
  expect(asked.filter((data) => 'documentId' in data && data.documentId === documentId)).toHaveLength(2);
});

it('of two choices at once one is refused', async () => {
  const world = await open();
  const outcomes = (await Promise.allSettled([world.choose(), world.choose()])).map(({ status }) => status);
  expect(outcomes.toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(await review.actions(world.documentId)).toEqual(['candidate-chosen']);
});
