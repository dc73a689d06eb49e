import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sendJson, startStubServer } from '../../../test/start-stub-server.ts';
import { measureCost } from '../http/cost.ts';
import { FhirUnavailable } from './fhir-error.ts';
import { openFhir } from './open-fhir.ts';
import { batchOf } from './patient-criteria.ts';
import type { PatientCriteria, PatientQuery } from './patient-query.rules.ts';
import { joinAnswers, readBatch } from './search-patients.ts';

const { signal } = new AbortController();

const nobody: PatientQuery = [];
const byNumber = (value: string, system: string | null = '1.2.3'): PatientQuery => [
  { identifiers: [{ system, value }], isWide: false },
];
const wide = (criteria: Omit<PatientCriteria, 'isWide'>): PatientQuery => [{ ...criteria, isWide: true }];

const urls = (...queries: PatientQuery[]) =>
  batchOf(queries).bundle.entry.map(({ request }) => decodeURIComponent(request.url));

const searchset = (...resources: object[]) => ({
  response: { status: '200' },
  resource: { resourceType: 'Bundle', type: 'searchset', entry: resources.map((resource) => ({ resource })) },
});
const batch = (...entry: object[]) => ({ resourceType: 'Bundle', type: 'batch-response', entry });
const patient = (id: string) => ({ resourceType: 'Patient', id });

it('a search states what it looks for: any of several names, days or numbers, or a range of dates', () => {
  expect(
    urls([
      ...byNumber('7'),
      { families: ['Le Goff', 'LeGoff'], birthDates: ['1968-11-05', '1968-05-11'], isWide: false },
      { families: ['Le'], given: ['Sy'], born: ['1968', '1968-12-31'], isWide: true },
      { anyNumbers: ['7', '8'], isWide: true },
    ]),
  ).toEqual([
    'Patient?identifier=urn:oid:1.2.3|7&_count=50',
    'Patient?family=Le Goff,LeGoff&birthdate=1968-11-05,1968-05-11&_count=50',
    'Patient?family=Le&given=Sy&birthdate=ge1968&birthdate=le1968-12-31&_count=50',
    'Patient?identifier=7,8&_count=50',
  ]);
});

it('less than what a search is made of is no search', () => {
  expect(urls(wide({ families: ['Le'], given: [] }), wide({ families: [' '], birthDates: ['1968-11-05'] }))).toEqual(
    [],
  );
  expect(urls(byNumber(' '), wide({ anyNumbers: [''] }), wide({ ownNumbers: ['7'] }), wide({}))).toEqual([]);
});

const scope = { managingOrganization: 'north', identifierSystems: ['1.2.3'], ownSystem: 'urn:uuid:f' };
const scoped = (...queries: PatientQuery[]) =>
  batchOf(queries, scope).bundle.entry.map(({ request }) => decodeURIComponent(request.url));

it('a facility’s scope narrows every search', () => {
  const within = '&organization=Organization/north&identifier=urn:oid:1.2.3|,urn:uuid:f|';
  expect(scoped(byNumber('7'), wide({ birthDates: ['1968-11-05'] }))).toEqual([
    `Patient?identifier=urn:oid:1.2.3|7${within}&_count=50`,
    `Patient?birthdate=1968-11-05${within}&_count=50`,
  ]);
});

it('a number without its system is looked for under the facility’s systems, which it may be one of', () => {
  const [unnamed, other] = scoped(byNumber('7', null), wide({ ownNumbers: ['8'] }));
  expect(unnamed).toContain('Patient?identifier=urn:oid:1.2.3|7&');
  expect(other).toContain('Patient?identifier=urn:oid:1.2.3|8&');
  expect(urls(byNumber('7', null))).toEqual(['Patient?identifier=7&_count=50']);
});

it('a server that leaves the scope aside shows nobody outside it', () => {
  const scope = { managingOrganization: null, identifierSystems: ['1.2.3'], ownSystem: 'urn:uuid:f' };
  const numbered = (id: string, system: string) => ({ ...patient(id), identifier: [{ system, value: '7' }] });
  const found = searchset(numbered('1', 'urn:oid:1.2.3'), numbered('2', 'urn:oid:1.2.4'), patient('3'));
  expect(readBatch(batch(found), one, scope)).toMatchObject([{ patients: [{ id: '1' }] }]);
});

it('a wide search finds candidates, and decides nothing when it is cut short or refused', () => {
  const [narrow, wide] = [
    { place: 0, isWide: false },
    { place: 1, isWide: true },
  ];
  const { resource, ...more } = searchset(patient('2'));
  const cut = { ...more, resource: { ...resource, link: [{ relation: 'next', url: 'x' }] } };
  expect(readBatch(batch(searchset(patient('1')), cut), [[narrow, wide]])).toMatchObject([
    { patients: [{ id: '1' }, { id: '2' }], isComplete: true },
  ]);
  const refused = { response: { status: '400' } };
  expect(readBatch(batch(searchset(patient('1')), refused), [[narrow, wide]])).toMatchObject([
    { patients: [{ id: '1' }], isComplete: true },
  ]);
  expect(readBatch(batch(searchset(), { response: { status: '503' } }), [[narrow, wide], [wide]])).toMatchObject([
    { outcome: 'failed' },
    { outcome: 'failed' },
  ]);
});

it('a number is asked for under every name of its system', () => {
  expect(urls(byNumber('7', '2.16.840.1.113883.2.1.4.1'))).toEqual([
    'Patient?identifier=https://fhir.nhs.uk/Id/nhs-number|7,urn:oid:2.16.840.1.113883.2.1.4.1|7&_count=50',
  ]);
});

it('a number is asked for as it was written, and as servers keep it', () => {
  expect(urls(byNumber(' 943 476-5919 ', 'https://fhir.nhs.uk/Id/nhs-number'))[0]).toContain(
    'nhs-number|943 476-5919,https://fhir.nhs.uk/Id/nhs-number|9434765919,urn:oid:',
  );
  expect(urls(byNumber('12 3-4'))).toEqual(['Patient?identifier=urn:oid:1.2.3|12 3-4,urn:oid:1.2.3|123-4&_count=50']);
});

it('what a value holds is searched for, and is never a search of its own', () => {
  expect(urls(byNumber('7|8,9$\\&family=x'))).toEqual([
    String.raw`Patient?identifier=urn:oid:1.2.3|7\|8\,9\$\\&family=x&_count=50`,
  ]);
  expect(batchOf([byNumber('&_id=1')]).bundle.entry[0]?.request.url).toContain('%26_id%3D1');
});

it('many documents make one call, which names nobody in its address', async () => {
  await using server = await startStubServer((response, { body }) => {
    // The client sends a batch; anything else fails here.
    const { entry } = JSON.parse(body) as { entry: { request: { url: string } }[] };
    sendJson(response, batch(...entry.map(({ request }) => searchset(patient(request.url.slice(-11, -10))))));
  });
  const client = openFhir({ baseUrl: `${server.url}/fhir` }).forFacility('any');
  const queries = [byNumber('7'), nobody, byNumber('8'), byNumber('7')];
  const { result, cost } = await measureCost(() => client.searchPatients(queries, { signal }), { isTraced: false });
  expect(result.map((answer) => answer.outcome === 'found' && answer.patients.map(({ id }) => id))).toEqual([
    ['7'],
    false,
    ['8'],
    ['7'],
  ]);
  expect(server.requests.map(({ method, url }) => [method, url])).toEqual([['POST', '/fhir']]);
  expect(cost.externalCalls).toBe(1);
});

it('nothing to look for is no call', async () => {
  const client = openFhir({ baseUrl: 'http://127.0.0.1:9' }).forFacility('any');
  expect(await client.searchPatients([nobody], { signal })).toEqual([{ outcome: 'not-asked' }]);
});

const at = (...places: number[]) => places.map((place) => ({ place, isWide: false }));
const one = [at(0)];

it('a server that has more than it sent says so', () => {
  const { resource, ...more } = searchset(patient('1'));
  const next = { ...more, resource: { ...resource, link: [{ relation: 'next', url: 'x' }] } };
  const total = { ...more, resource: { ...resource, total: 2 } };
  const outcome = (entry: object) => readBatch(batch(entry), one);
  expect([next, total, { ...more, resource }].map(outcome)).toMatchObject([
    [{ isComplete: false }],
    [{ isComplete: false }],
    [{ isComplete: true }],
  ]);
});

it('a record that cannot be understood is one that is not, and the others are judged', () => {
  const odd = { ...patient('1'), gender: 'M', birthDate: 'Secret' };
  const answers = readBatch(batch(searchset(odd, patient('2')), searchset(patient('3'))), [at(0), at(1)]);
  expect(answers).toMatchObject([
    {
      isComplete: true,
      patients: [
        { id: '1', isUnderstood: false, birthDate: null },
        { id: '2', isUnderstood: true },
      ],
    },
    { patients: [{ id: '3' }] },
  ]);
  expect(JSON.stringify(answers)).not.toContain('Secret');
});

it('somebody without an id cannot be shown, and keeps anybody from being the only one', () => {
  const { resource, ...more } = searchset({ resourceType: 'Patient' }, patient('2'));
  const empty = { ...more, resource: { ...resource, entry: [{}, ...resource.entry.slice(1)] } };
  expect(readBatch(batch({ ...more, resource }, empty), [at(0), at(1)])).toMatchObject([
    { patients: [{ id: '2' }], isComplete: false },
    { patients: [{ id: '2' }], isComplete: false },
  ]);
});

it('a search that failed within the batch is not the answer that there is nobody', () => {
  const failed = { response: { status: '500 Internal Server Error' } };
  expect(readBatch(batch(failed, searchset()), [at(0, 1), at(1), at(2)])).toEqual([
    { outcome: 'failed', status: 500 },
    { outcome: 'found', patients: [], isComplete: true },
    { outcome: 'unreadable', at: '' },
  ]);
});

it('a person found by two searches is one person', () => {
  expect(readBatch(batch(searchset(patient('1')), searchset(patient('1'), patient('2'))), [at(0, 1)])).toMatchObject([
    { patients: [{ id: '1' }, { id: '2' }] },
  ]);
});

it('a wider search that was refused leaves what was known, and one that was not answered is no answer', () => {
  const [known] = readBatch(batch(searchset(patient('1'))), one);
  const [more] = readBatch(batch(searchset(patient('2'))), one);
  if (known === undefined) throw new Error('the batch was answered');
  expect(joinAnswers(known, more)).toMatchObject({ patients: [{ id: '1' }, { id: '2' }], isComplete: true });
  expect(joinAnswers(known, { outcome: 'failed', status: 403 })).toEqual(known);
  expect(joinAnswers(known, { outcome: 'not-asked' })).toEqual(known);
  expect(joinAnswers(known, { outcome: 'failed', status: 503 })).toEqual({ outcome: 'failed', status: 503 });
});

const readOrSay = (body: unknown) => {
  try {
    return readBatch(body, one);
  } catch (error) {
    return error;
  }
};

it('whatever a server answers is read, or is unreadable', () => {
  const entry = fc.jsonValue().map((resource) => batch({ response: { status: '200' }, resource }));
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), entry), (body) => {
      const read = readOrSay(body);
      expect(read instanceof FhirUnavailable || (Array.isArray(read) && read.length === 1)).toBe(true);
    }),
  );
});
