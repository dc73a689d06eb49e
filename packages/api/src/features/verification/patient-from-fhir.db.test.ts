import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { buildFacility } from '../../../test/build-facility.ts';
import { openTestDatabase } from '../../../test/open-test-database.ts';
import { type DemoHospital, startDemoHospital } from '../../../test/start-demo-hospital.ts';
import { Patient } from '../../model/patient.entity.ts';
import { FhirPatient } from '../../platform/fhir/fhir-patient.ts';
import { openFhir } from '../../platform/fhir/open-fhir.ts';
import type { PatientQuery } from '../../platform/fhir/patient-query.rules.ts';
import { forkForFacility } from '../../platform/process/context.ts';
import { patientFromFhir } from './patient-from-fhir.ts';

let hospital: DemoHospital;
let patients: readonly FhirPatient[];
beforeAll(async () => {
  hospital = await startDemoHospital();
  const answer = await fetch(`${hospital.url}/Patient?_count=1000`);
  const Patients = z.object({ entry: z.array(z.object({ resource: FhirPatient })) });
  patients = Patients.parse(await answer.json()).entry.map(({ resource }) => resource);
});
afterAll(() => hospital[Symbol.asyncDispose]());

it('every patient of the hospital has the columns of the mirror, and fits into it', async () => {
  await using database = await openTestDatabase();
  const { facilityId } = await buildFacility(database);
  const em = forkForFacility(database.orm, facilityId);
  const rows = patients.map(patientFromFhir);
  expect(rows).toHaveLength(300);
  await em.insertMany(Patient, rows);
  expect(await em.count(Patient)).toBe(300);
  for (const row of rows) {
    expect(row).toMatchObject({
      family: expect.any(String),
      birthDate: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
      sex: expect.stringMatching(/^(fe)?male$/),
      medicalRecordNumber: expect.any(String),
      nationalIdentifier: expect.any(String),
      mobilePhone: expect.any(String),
      addressLine: expect.any(String),
      managingOrganization: expect.any(String),
    });
    expect(row.isActive).toBe(row.replacedByFhirId === null);
  }
  expect(rows.find(({ birthFamily }) => birthFamily === 'Lambert')).toMatchObject({
    family: 'Durand',
    given: ['Claire'],
  });
  expect(rows.filter(({ isDeceased }) => isDeceased)).toHaveLength(3);
  expect(rows.filter(({ given }) => given.length === 0)).toHaveLength(2);
});

it('every patient is found by number, and by either family name and the birth date, in one call for all', async () => {
  const client = openFhir({ baseUrl: hospital.url }).forFacility('any');
  const queries = patients.flatMap((patient): PatientQuery[] => {
    const { identifiers, family, birthFamily, birthDate } = patientFromFhir(patient);
    return [
      [{ identifiers: identifiers.slice(0, 1), isWide: false }],
      [{ families: [birthFamily ?? family ?? ''], birthDates: [birthDate ?? ''], isWide: false }],
    ];
  });
  const answers = await client.searchPatients(queries, { signal: new AbortController().signal });
  for (const [index, { id }] of patients.entries()) {
    for (const answer of answers.slice(index * 2, index * 2 + 2)) {
      expect(answer).toMatchObject({ outcome: 'found', isComplete: true });
      expect(answer.outcome === 'found' && answer.patients.map((patient) => patient.id)).toContain(id);
    }
  }
});
