import type { PatientSearch } from '@mailroom/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildDocument } from '../../../test/build-document.ts';
import { buildPatient } from '../../../test/build-effect.ts';
import { openReview } from '../../../test/open-review.ts';
import { AuditEvent } from '../../model/audit-event.entity.ts';
import { Connection } from '../../model/connection.entity.ts';
import { Metadata } from '../../model/metadata.entity.ts';
import { WorklistSearch } from '../../model/worklist-search.entity.ts';
import { FhirPatient } from '../../platform/fhir/fhir-patient.ts';
import { forkForFacility } from '../../platform/process/context.ts';
import { mirrorPatients, writeMissingKeys } from '../verification/index.ts';

interface Person {
  readonly id: string;
  readonly family: string;
  readonly given: string[];
  readonly birthDate: string;
  readonly number?: string;
  readonly more?: object;
}

const recordOf = ({ id, family, given, birthDate, number, more }: Person) => ({
  ...FhirPatient.parse({
    resourceType: 'Patient',
    id,
    name: [{ use: 'official', family, given }],
    birthDate,
    identifier: number === undefined ? [] : [{ system: 'urn:oid:1.2.3', value: number }],
    ...more,
  }),
  isUnderstood: true,
});

const SYLVIE = { id: 'sylvie', family: 'Le Goff-Müller', given: ['Sylvie'], birthDate: '1968-03-12', number: '80 03' };
const EVA = { id: 'eva', family: 'Müllerin', given: ['Eva'], birthDate: '1968-04-12', number: '7' };
const ANNE = { id: 'anne', family: 'Dupont', given: ['Anne'], birthDate: '1933-05-05' };
const LUC = { id: 'luc', family: 'Legrand', given: ['Luc'], birthDate: '1944-04-04' };
const URSULA = { id: 'ursula', family: 'Zwicky', given: ['Ursula'], birthDate: '1950-01-01' };
const PAUL = { id: 'paul', family: 'Martin', given: ['Paul'], birthDate: '1950-01-01' };

const NOTHING = { names: [], birthDate: null, number: null };

let review: Awaited<ReturnType<typeof openReview>>;
beforeAll(async () => {
  review = await openReview();
});
afterAll(() => review[Symbol.asyncDispose]());

/** A document, and who else the mirror knows from now on: each test has people with names of its own. */
const open = async (...people: Person[]) => {
  const { facilityId } = review.facility;
  await mirrorPatients(review.em(), facilityId, people.map(recordOf));
  const documentId = await buildDocument(review.em(), { family: 'Goff', given: ['Silvie'] });
  await review.em().nativeUpdate(Metadata, { document: documentId }, { patientBirthDate: '1968-12-03' });
  const search = (asked: Partial<PatientSearch>, caller = review.clerk) =>
    caller.review.searchPatients({ documentId, ...NOTHING, ...asked });
  const ids = async (asked: Partial<PatientSearch>) =>
    (await search(asked)).patients.map(({ fhirId }) => fhirId).toSorted();
  return { documentId, search, ids };
};

it('the mirror finds by how words of a name begin, in any order, by as much of a date as is known, and by a number of anybody', async () => {
  const world = await open(SYLVIE, EVA, PAUL);
  const { ids } = world;
  expect(await ids({ names: ['mull'] })).toEqual(['eva', 'sylvie']);
  expect(await ids({ names: ['SYL', 'muller', 'goff'] })).toEqual(['sylvie']);
  expect(await ids({ names: ['mull'], birthDate: '1968-04' })).toEqual(['eva']);
  expect(await ids({ birthDate: '1968' })).toEqual(['eva', 'sylvie']);
  expect(await ids({ birthDate: '1968-03-12' })).toEqual(['sylvie']);
  expect(await ids({ number: '8003' })).toEqual(['sylvie']);
  expect(await ids({ names: ['paul'], number: '8003' })).toEqual(['paul', 'sylvie']);
  expect(await ids({ names: ['muller', 'paul'] })).toEqual([]);
  expect(await ids({ birthDate: '1968-99-99', names: ['paul'] })).toEqual([]);
  expect(await ids({})).toEqual([]);
  const [answer] = (await world.search({ names: ['sylvie'] })).patients;
  expect(answer?.evidence).toContainEqual({ trait: 'birthDate', agreement: 'close' });
});

it('closed, merged and deceased records say so, and whoever can be chosen comes first', async () => {
  const more = { link: [{ type: 'replaced-by', other: { reference: 'Patient/eva' } }] };
  const world = await open(
    { ...ANNE, id: 'closed', more: { active: false } },
    { ...ANNE, id: 'merged', more },
    { ...ANNE, id: 'deceased', more: { deceasedBoolean: true } },
  );
  const { patients } = await world.search({ names: ['anne'] });
  expect(patients).toMatchObject([
    { fhirId: 'deceased', isActive: true, isDeceased: true, replacedByFhirId: null },
    { fhirId: 'closed', isActive: false },
    { fhirId: 'merged', replacedByFhirId: 'eva' },
  ]);
});

it('a search says that it found too many, and shows the best', async () => {
  const many = Array.from({ length: 120 }, (_, n) => ({ ...LUC, id: `luc${n}` }));
  const world = await open(...many);
  const { patients, isComplete } = await world.search({ names: ['legrand'] });
  expect([patients.length, isComplete]).toEqual([20, false]);
});

it('nobody of another hospital is found, and nobody who is only known here', async () => {
  const world = await open(PAUL);
  const theirs = forkForFacility(review.database.orm, review.theirs.facilityId);
  await mirrorPatients(theirs, review.theirs.facilityId, [recordOf(URSULA)]);
  const em = review.em();
  buildPatient(em, { fhirId: 'provisional:x', isProvisional: true, family: 'Nouveau', birthDate: '1950-01-01' });
  await em.flush();
  await writeMissingKeys(review.database.app, review.facility.facilityId);
  expect(await world.ids({ names: ['nouveau'] })).toEqual([]);
  expect(await world.ids({ birthDate: '1950-01-01' })).toEqual(['paul']);
  expect(await world.ids({ names: ['ursula'] })).toEqual([]);
  await expect(world.search({ names: ['paul'] }, review.stranger)).rejects.toMatchObject({
    message: 'DocumentNotFound',
  });
});

it('who was looked for is kept with the searches, and the audit of the document names the search', async () => {
  const world = await open(PAUL);
  await world.search({ names: ['Paul'], birthDate: '1950', number: '7' });
  const [event, ...more] = await review.em().find(AuditEvent, { documentId: world.documentId });
  const [search] = await review.em().find(WorklistSearch, { patientName: 'Paul 1950 7' });
  expect(event).toMatchObject({ action: 'patients-searched', details: { searchId: search?.id } });
  expect(JSON.stringify(event?.details)).not.toContain('Paul');
  expect(more).toEqual([]);
});

it('whom the mirror got from another connection is trusted no more', async () => {
  const world = await open(PAUL);
  expect(await world.ids({ names: ['paul'] })).toEqual(['paul']);
  await review.database.asOwner(review.facility.facilityId, async (em) => {
    em.create(Connection, {
      facility: review.facility.facilityId,
      baseUrl: 'http://127.0.0.1:9/fhir',
      identifierSystems: [],
    });
    await em.flush();
  });
  expect(await world.ids({ names: ['paul'] })).toEqual([]);
});
