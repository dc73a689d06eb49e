import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildDocumentToFile } from '../../../../../test/build-document-to-file.ts';
import { type DemoHospital, startDemoHospital } from '../../../../../test/start-demo-hospital.ts';
import type { FhirClient } from '../../../../platform/fhir/fhir-client.ts';
import { openFhir } from '../../../../platform/fhir/open-fhir.ts';
import { buildTransaction } from './build-transaction.ts';

let hospital: DemoHospital;
let fhir: FhirClient;
beforeAll(async () => {
  hospital = await startDemoHospital();
  fhir = openFhir({ baseUrl: hospital.url }).forFacility('any');
});
afterAll(() => hospital[Symbol.asyncDispose]());

const { signal } = new AbortController();

const newPatient = () => ({
  patientId: randomUUID(),
  identifiers: [{ system: '1.2.250.1.213.1.4.8', value: '1' }],
  family: 'Nouveau',
  given: ['Ana'],
  birthFamily: null,
  birthDate: '1990-01-01',
  sex: 'female' as const,
});

it('a document sent twice is in the chart once', async () => {
  const document = buildDocumentToFile();
  const first = await fhir.sendTransaction(buildTransaction(document), { signal });
  const second = await fhir.sendTransaction(buildTransaction(document), { signal });
  expect(first).toMatchObject({ outcome: 'confirmed', entries: [{ status: 200 }, { status: 201 }] });
  expect(second).toMatchObject({ outcome: 'confirmed', entries: [{ status: 200 }, { status: 200 }] });
  expect(await fhir.findByEffectKey('DocumentReference', document.effectKey, { signal })).toMatchObject([
    { status: 'current', subject: `Patient/${'fhirId' in document.patient ? document.patient.fhirId : ''}` },
  ]);
});

it('two documents of one new patient make one patient, to whom both refer', async () => {
  const patient = newPatient();
  const documents = [buildDocumentToFile({ patient }), buildDocumentToFile({ patient })];
  for (const document of documents) await fhir.sendTransaction(buildTransaction(document), { signal });
  const [created, ...others] = await fhir.findByEffectKey('Patient', patient.patientId, { signal });
  expect(others).toEqual([]);
  for (const { effectKey } of documents) {
    const [filed] = await fhir.findByEffectKey('DocumentReference', effectKey, { signal });
    expect(filed?.subject).toBe(`Patient/${created?.fhirId}`);
  }
  expect(await fhir.readPatient(created?.fhirId ?? '', { signal })).toMatchObject({ birthDate: '1990-01-01' });
});

it('the bytes come back as they were sent', async () => {
  const document = buildDocumentToFile({ bytes: Uint8Array.from([0, 255, 128, 10, 13]) });
  await fhir.sendTransaction(buildTransaction(document), { signal });
  const answer = await fetch(`${hospital.url}/Binary/${document.effectKey}`);
  expect(await answer.json()).toMatchObject({ contentType: 'text/xml', data: 'AP+ACg0=' });
});

it('a filed document that was entered in error says so, and is not made again by the same decision', async () => {
  const document = buildDocumentToFile();
  await fhir.sendTransaction(buildTransaction(document), { signal });
  const [filed] = await fhir.findByEffectKey('DocumentReference', document.effectKey, { signal });
  const recall = () => fhir.markEnteredInError(filed?.fhirId ?? '', { signal });
  expect([await recall(), await recall()]).toMatchObject([{ outcome: 'confirmed' }, { outcome: 'confirmed' }]);
  await fhir.sendTransaction(buildTransaction(document), { signal });
  expect(await fhir.findByEffectKey('DocumentReference', document.effectKey, { signal })).toMatchObject([
    { fhirId: filed?.fhirId, status: 'entered-in-error' },
  ]);
});
