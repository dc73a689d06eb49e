import { expect, it } from 'vitest';
import { buildFacility } from '../../../test/build-facility.ts';
import { openTestDatabase } from '../../../test/open-test-database.ts';
import { Patient } from '../../model/patient.entity.ts';
import { PatientKey } from '../../model/patient-key.entity.ts';
import { FhirPatient } from '../../platform/fhir/fhir-patient.ts';
import { measureCost } from '../../platform/http/cost.ts';
import { forkForFacility } from '../../platform/process/context.ts';
import { buildRead } from './build-person.ts';
import { findMirrored, mirrorPatients } from './mirror-patients.ts';
import { findByKeys, SEARCH, writeMissingKeys } from './patient-keys.ts';

const record = (id: string, family: string, birthDate: string) => ({
  ...FhirPatient.parse({
    resourceType: 'Patient',
    id,
    birthDate,
    name: [{ family, given: ['Gwendolyn'] }],
    identifier: [{ system: 'urn:oid:1.2.3', value: `0${id}` }],
  }),
  isUnderstood: true,
});

const open = async () => {
  const database = await openTestDatabase();
  const { facilityId } = await buildFacility(database);
  const em = () => forkForFacility(database.orm, facilityId);
  const mirror = (...records: ReturnType<typeof record>[]) =>
    em().transactional((inside) => mirrorPatients(inside, facilityId, records));
  const asked = (traits: Parameters<typeof buildRead>[0]) => ({
    documentId: '0198c0de-0000-7000-8000-000000000001',
    version: 1,
    traits: buildRead({ identifiers: [], given: [], ...traits }),
  });
  const find = async (...traits: Parameters<typeof buildRead>[0][]) =>
    (await findMirrored(em(), traits.map(asked))).patients.map(({ fhirId }) => fhirId);
  return { database, facilityId, em, mirror, find };
};

it('the mirror finds whom the server would: by name and a date with slips, by names alone, by a number with other zeros', async () => {
  const { database, mirror, find } = await open();
  await using _ = database;
  await mirror(record('4711', 'Cholmondeleigh', '1955-10-30'), record('4712', 'Karahan', '1962-01-01'));
  expect(await find({ family: 'Cholmondelay', birthDate: '1955-11-30' })).toEqual(['4711']);
  expect(await find({ family: 'Gwendolyn', given: ['Cholmondeleigh'], birthDate: null })).toEqual(['4711']);
  expect(await find({ family: 'Karahan', birthDate: '1962' })).toEqual(['4712']);
  expect(await find({ family: null, birthDate: null, identifiers: [{ system: null, value: '4712' }] })).toEqual([
    '4712',
  ]);
  expect(await find({ family: 'Karahan', birthDate: '1988-08-08' })).toEqual([]);
});

it('many documents are looked for in the mirror by a constant number of statements', async () => {
  const { database, em, mirror } = await open();
  await using _ = database;
  await mirror(record('4711', 'Cholmondeleigh', '1955-10-30'));
  const costs: number[] = [];
  for (const count of [1, 20]) {
    const documents = Array.from({ length: count }, (_, n) => ({
      documentId: `0198c0de-0000-7000-8000-0000000000${n + 10}`,
      version: 1,
      traits: buildRead({ family: `Name${n}` }),
    }));
    costs.push((await measureCost(() => findMirrored(em(), documents), { isTraced: false })).cost.statements.length);
  }
  expect(costs[0]).toBe(costs[1]);
});

it('a record that changed is found by what it is now, and another facility finds nobody', async () => {
  const { database, mirror, find } = await open();
  await using _ = database;
  await mirror(record('4711', 'Cholmondeleigh', '1955-10-30'));
  await mirror(record('4711', 'Hadley', '1944-04-04'));
  expect(await find({ family: 'Cholmondeleigh', birthDate: '1955-10-30' })).toEqual([]);
  expect(await find({ family: 'Hadley', birthDate: '1944-04-05' })).toEqual(['4711']);
  const elsewhere = await buildFacility(database);
  const other = forkForFacility(database.orm, elsewhere.facilityId);
  expect(await other.find(PatientKey, {})).toEqual([]);
  expect(await findByKeys(other, ['d 1944-04-04'], 10)).toEqual([]);
});

it('whoever was mirrored before there were keys gets them', async () => {
  const { database, facilityId, em, mirror, find } = await open();
  await using _ = database;
  await mirror(record('4711', 'Cholmondeleigh', '1955-10-30'));
  await em().nativeDelete(PatientKey, {});
  await em().nativeUpdate(Patient, { fhirId: '4711' }, { keysVersion: 0 });
  expect(await find({ family: 'Cholmondeleigh', birthDate: '1955-10-30' })).toEqual(['4711']);
  expect(await find({ family: 'Cholmondelay', birthDate: '1955-11-30' })).toEqual([]);
  await writeMissingKeys(database.app, facilityId);
  expect(await find({ family: 'Cholmondelay', birthDate: '1955-11-30' })).toEqual(['4711']);
  const before = await em().count(PatientKey, {});
  await writeMissingKeys(database.app, facilityId);
  expect(await em().count(PatientKey, {})).toBe(before);
});

it('row-level security lets the keys be read off their index', async () => {
  const { database, em } = await open();
  await using _ = database;
  const planOf = (condition: string) =>
    em().transactional(async (inside) => {
      // As in a table of millions, where nobody would read every row.
      await inside.execute('set local enable_seqscan = off');
      await inside.execute('set local enable_bitmapscan = off');
      const sql = `explain (format json) select patient_id from patient_key where ${condition}`;
      return JSON.stringify(await inside.execute<object[]>(sql));
    });
  const searched = /key = any\(array\(.*\)\)/.exec(SEARCH)?.[0].replace('?', "'[]'") ?? '';
  expect(await planOf(searched)).toMatch(/"Index Cond":"[^"]*\(key = ANY/);
  // What PostgreSQL does not know to keep its arguments to itself stays out of the index.
  expect(await planOf("key like 'd 19%'")).not.toMatch(/"Index Cond":"[^"]*key/);
});
