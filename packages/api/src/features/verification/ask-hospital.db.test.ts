import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestDatabase } from '../../../test/open-test-database.ts';
import { type DemoHospital, startDemoHospital } from '../../../test/start-demo-hospital.ts';
import { openFhir } from '../../platform/fhir/open-fhir.ts';
import { measureCost } from '../../platform/http/cost.ts';
import { askHospital } from './ask-hospital.ts';
import type { ReadTraits } from './traits.rules.ts';

const SYSTEM = 'urn:oid:1.2.3.4';

interface Name {
  readonly family?: string;
  readonly given?: readonly string[];
  readonly use?: string;
}

const patient = (id: string, birthDate: string, ...name: readonly Name[]) => ({
  resource: { resourceType: 'Patient', id, name, birthDate, identifier: [{ system: SYSTEM, value: `${id}-0815` }] },
  request: { method: 'PUT', url: `Patient/${id}` },
});

let hospital: DemoHospital;
let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  [hospital, database] = await Promise.all([startDemoHospital(), openTestDatabase()]);
  const entry = [
    patient('slip-long', '1955-10-30', { family: 'Cholmondeleigh', given: ['Gwendolyn'] }),
    patient('slip-umlaut', '1950-05-15', { family: 'Großmüller', given: ['Jürgen'] }),
    patient('slip-dutch', '1992-02-29', { family: 'van der Zwaluw', given: ['Sanne'] }),
    patient('slip-double', '1987-06-14', { family: 'Adekunle-Peyrot', given: ['Adaeze'] }),
    patient(
      'slip-former',
      '1985-08-17',
      { family: 'Hadley', given: ['Clementine'] },
      { family: 'Pickwell', use: 'old' },
    ),
    patient('slip-year', '1962', { family: 'Ouédraogo', given: ['Amara'] }),
    patient('slip-arabic', '1979-03-08', { family: 'Benyoussef', given: ['Mohamed'] }),
  ];
  const headers = { 'content-type': 'application/fhir+json' };
  const body = JSON.stringify({ resourceType: 'Bundle', type: 'transaction', entry });
  const answer = await fetch(hospital.url, { method: 'POST', headers, body });
  if (!answer.ok) throw new Error('The hospital does not take the patients.');
});
afterAll(() => Promise.all([hospital[Symbol.asyncDispose](), database[Symbol.asyncDispose]()]));

const said = (traits: Partial<ReadTraits>): ReadTraits => ({
  family: null,
  given: [],
  birthDate: null,
  sex: null,
  identifiers: [],
  ...traits,
});

/** Asks as one facility's job does, and counts the calls. */
const look = async (...documents: readonly Partial<ReadTraits>[]) => {
  const app = { ...database.app, fhir: openFhir({ baseUrl: hospital.url }) };
  const asked = documents.map((traits) => ({ documentId: randomUUID(), version: 1, traits: said(traits) }));
  const { result, cost } = await measureCost(() => askHospital(app, randomUUID(), asked), { isTraced: false });
  const found = result.map((answer) =>
    answer !== 'unscoped' && answer.outcome === 'found' ? answer.patients.map(({ id }) => id) : [],
  );
  return { found, calls: cost.externalCalls };
};

it.each<[string, string, Partial<ReadTraits>]>([
  ['a misspelt name', 'slip-long', { family: 'Chomondeley', given: ['Gwen'], birthDate: '1955-10-30' }],
  [
    'a misspelt name and a wrong digit',
    'slip-long',
    { family: 'Chomondeley', given: ['Gwendolin'], birthDate: '1955-10-31' },
  ],
  ['names without a date', 'slip-long', { family: 'Cholmondeley', given: ['Gwendolyn'] }],
  ['umlauts written out', 'slip-umlaut', { family: 'Grossmueller', given: ['Juergen'] }],
  ['umlauts left out', 'slip-umlaut', { family: 'Grossmuller', given: ['Jurgen'], birthDate: '1950-05' }],
  ['a particle left out', 'slip-dutch', { family: 'Zwaluw', given: ['S.'], birthDate: '1992-02-29' }],
  ['half of a double name', 'slip-double', { family: 'Adekunle', given: ['Adaeze'] }],
  ['its other half', 'slip-double', { family: 'Peyrot', given: ['Adaeze'], birthDate: '1987-06-15' }],
  ['names crossed', 'slip-double', { family: 'Adaeze', given: ['Adekunle-Peyrot'] }],
  ['a former name', 'slip-former', { family: 'Pickwell', given: ['Clementine'] }],
  ['day and month crossed', 'slip-former', { family: 'Hadley', birthDate: '1985-08-17' }],
  ['a title', 'slip-former', { family: 'Dr Hadley', given: ['C.'], birthDate: '1985' }],
  ['a record of a year', 'slip-year', { family: 'Ouedraogo', given: ['A.'], birthDate: '1962-04-03' }],
  ['another spelling', 'slip-arabic', { family: 'Ben Yusuf', given: ['Muhammad'], birthDate: '1979-08-03' }],
  ['a number without its system', 'slip-arabic', { identifiers: [{ system: null, value: 'slip-arabic-0815' }] }],
  ['a number under another system', 'slip-arabic', { identifiers: [{ system: '9.9.9', value: 'slip-arabic-0815' }] }],
])('%s is no reason to say that there is no such patient', async (_, fhirId, traits) => {
  const { found, calls } = await look(traits);
  expect(found[0]).toContain(fhirId);
  expect(calls).toBeLessThanOrEqual(3);
});

it('who is found by the first search costs one call, also among others; who is not costs three at most', async () => {
  const known = { family: 'Hadley', given: ['Clementine'], birthDate: '1985-08-17' };
  expect(await look(...Array.from({ length: 20 }, () => known))).toMatchObject({ calls: 1 });
  const nobody = { family: 'Qwertz', given: ['Yxcvb'], birthDate: '1901-02-03' };
  expect(await look(known, nobody)).toMatchObject({ calls: 3, found: [['slip-former'], []] });
});
