import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildDocument } from '../../../test/build-document.ts';
import { buildFacility } from '../../../test/build-facility.ts';
import { buildIdentity } from '../../../test/build-identity.ts';
import { openTestDatabase } from '../../../test/open-test-database.ts';
import { type DemoHospital, startDemoHospital } from '../../../test/start-demo-hospital.ts';
import { Metadata } from '../../model/metadata.entity.ts';
import { Patient } from '../../model/patient.entity.ts';
import { ProvisionalPatient } from '../../model/provisional-patient.entity.ts';
import { Verification } from '../../model/verification.entity.ts';
import { openFhir } from '../../platform/fhir/open-fhir.ts';
import { forkForFacility } from '../../platform/process/context.ts';
import { searchWidely } from './index.ts';

let hospital: DemoHospital;
beforeAll(async () => {
  hospital = await startDemoHospital();
});
afterAll(() => hospital[Symbol.asyncDispose]());

const NOWHERE = 'http://127.0.0.1:9/fhir';

/** A document whose patient the record has under a name that is spelt otherwise. */
const open = async ({
  family = 'Fetherstonhaugh',
  given = 'Camille',
  born = '1951-02-03',
  baseUrl = hospital.url,
} = {}) => {
  const database = await openTestDatabase();
  const { facilityId, userIds } = await buildFacility(database);
  const em = () => forkForFacility(database.orm, facilityId);
  const add = async (family: string) => {
    const documentId = await buildDocument(em(), { family, given: [given] });
    await em().nativeUpdate(Metadata, { document: documentId }, { patientBirthDate: born });
    await buildIdentity(em(), documentId, { patientId: null, outcome: 'unmatched' });
    return documentId;
  };
  const documentId = await add(family);
  const search = () => searchWidely({ ...database.app, fhir: openFhir({ baseUrl }) }, facilityId, documentId);
  const found = () =>
    em().findOneOrFail(Verification, { document: documentId }, { populate: ['candidates.patient'], refresh: true });
  return { database, em, userIds, documentId, add, search, found };
};

it('a whole answer is written down with what was searched for', async () => {
  const { database, search, found } = await open();
  await using _ = database;
  expect(await search()).toBe('searched');
  const { searchedWidelyAt, searchedFor, outcome } = await found();
  expect([searchedWidelyAt, searchedFor, outcome]).toEqual([expect.any(Date), expect.any(String), 'unmatched']);
});

const admit = async (family: string): Promise<void> => {
  const resource = { resourceType: 'Patient', name: [{ family, given: ['Ysolde'] }], birthDate: '1962-11-30' };
  const headers = { 'content-type': 'application/fhir+json' };
  await fetch(`${hospital.url}/Patient`, { method: 'POST', headers, body: JSON.stringify(resource) });
};

it('somebody who is found at once hides nobody whose name is spelt otherwise', async () => {
  const { database, search, found } = await open({ family: 'Wrotherslee', given: 'Ysolde', born: '1962-11-30' });
  await using _ = database;
  for (const family of ['Wrotherslee', 'Wrothersley']) await admit(family);
  expect(await search()).toBe('searched');
  const { candidates } = await found();
  expect(candidates.$.getItems().map(({ patient }) => patient.$.family)).toEqual(['Wrotherslee', 'Wrothersley']);
});

it('while the server is away nothing counts as searched', async () => {
  const { database, search, found } = await open({ baseUrl: NOWHERE });
  await using _ = database;
  expect(await search()).toBe('unanswered');
  expect((await found()).searchedWidelyAt).toBeNull();
});

it('whoever was made here of another document is shown, for a clerk to choose and never matched', async () => {
  const { database, em, userIds, documentId, add, search, found } = await open();
  await using _ = database;
  const manager = em();
  for (const [family, document] of [
    ['Featherstonehaugh', await add('Featherstonehaugh')],
    ['Nobody', documentId],
  ] as const) {
    const patient = manager.create(Patient, {
      fhirId: `provisional:${family}`,
      isProvisional: true,
      identifiers: [],
      given: ['Camille'],
      family,
      birthDate: '1951-02-03',
    });
    manager.create(ProvisionalPatient, { patient, document, madeBy: userIds[0], searchAt: new Date() });
  }
  await manager.flush();
  expect(await search()).toBe('searched');
  const { outcome, patient, candidates } = await found();
  const names = candidates.$.getItems().map(({ patient }) => patient.$.family);
  expect([outcome, patient, names]).toEqual(['ambiguous', null, ['Featherstonehaugh']]);
});
