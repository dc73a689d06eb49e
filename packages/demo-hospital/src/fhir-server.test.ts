import type { Bundle, OperationOutcome, Patient, Resource } from '@medplum/fhirtypes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startFhirServer } from './fhir-server.ts';
import { generatePatients } from './generate-patients.ts';

let server: Awaited<ReturnType<typeof startFhirServer>>;
beforeAll(async () => {
  server = await startFhirServer({ port: 0 });
});
afterAll(() => server.close());

interface Sent {
  method?: string;
  body?: object;
  headers?: Record<string, string>;
}

interface Answer<T extends Resource> {
  status: number;
  headers: Headers;
  resource: T;
}

/** Sends a request and reads the answer as the resource that the test expects. */
async function ask<T extends Resource>(
  path: string,
  { method = 'GET', body, headers = {} }: Sent = {},
): Promise<Answer<T>> {
  const response = await fetch(`${server.url}${path}`, {
    method,
    headers: { 'Content-Type': 'application/fhir+json', ...headers },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  // Every expectation on the answer fails if the server sent another resource.
  return { status: response.status, headers: response.headers, resource: (await response.json()) as T };
}

const names = (bundle: Bundle): string[] =>
  (bundle.entry ?? []).flatMap(({ resource }) =>
    resource?.resourceType === 'Patient' ? [`${resource.name?.[0]?.given?.[0]} ${resource.name?.[0]?.family}`] : [],
  );

const reference = (id: string) => ({ system: 'urn:mailroom', value: id });

const documentReference = (id: string) => ({
  resourceType: 'DocumentReference',
  status: 'current',
  identifier: [reference(id)],
  content: [{ attachment: { contentType: 'text/plain', url: 'urn:uuid:11111111-1111-4111-8111-111111111111' } }],
});

const transaction = (id: string, ...more: object[]) => ({
  resourceType: 'Bundle',
  type: 'transaction',
  entry: [
    {
      fullUrl: 'urn:uuid:11111111-1111-4111-8111-111111111111',
      request: { method: 'POST', url: 'Binary' },
      resource: { resourceType: 'Binary', contentType: 'text/plain', data: 'aGVsbG8=' },
    },
    {
      request: { method: 'POST', url: 'DocumentReference', ifNoneExist: `identifier=urn:mailroom|${id}` },
      resource: documentReference(id),
    },
    ...more,
  ],
});

describe('the FHIR server', () => {
  test('listens on this machine only and says what it can do', async () => {
    const { status, headers, resource } = await ask('/metadata');
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/fhir$/);
    expect([status, headers.get('content-type')]).toEqual([200, 'application/fhir+json; charset=utf-8']);
    expect(resource).toMatchObject({ resourceType: 'CapabilityStatement', fhirVersion: '4.0.1' });
  });

  test('has every generated patient', async () => {
    const { resource } = await ask<Bundle>('/Patient?_count=1');
    expect([resource.total, resource.entry?.length]).toEqual([300, 1]);
  });

  test('finds a patient by identifier', async () => {
    const [patient] = generatePatients();
    const { system, value } = patient?.identifier?.[0] ?? {};
    const { resource } = await ask<Bundle>(`/Patient?identifier=${system}|${value}`);
    expect(resource.entry?.map((entry) => entry.resource?.id)).toEqual([patient?.id]);
    expect(resource.entry?.[0]?.fullUrl).toBe(`${server.url}/Patient/${patient?.id}`);
  });

  test('finds a patient by name, accents left out, and birth date', async () => {
    const { resource } = await ask<Bundle>('/Patient?family=LEFEVRE&given=eloise&birthdate=2008-09-03');
    expect(names(resource)).toEqual(['Éloïse Lefèvre']);
  });

  test('finds a patient by a search that travels in the body', async () => {
    const response = await fetch(`${server.url}/Patient/_search`, {
      method: 'POST',
      body: new URLSearchParams({ name: "o'br", birthdate: '1965-03-17' }),
    });
    // The server answers a search with a bundle; anything else fails the expectation.
    expect(names((await response.json()) as Bundle)).toEqual(["Siobhan O'Brien"]);
  });

  test('reads several patients at once by id', async () => {
    const ids = generatePatients()
      .slice(0, 3)
      .map(({ id }) => id);
    expect((await ask<Bundle>(`/Patient?_id=${ids.join(',')}`)).resource.total).toBe(3);
  });

  test('makes one resource of two conditional creates', async () => {
    const sent = {
      method: 'POST',
      body: documentReference('twice'),
      headers: { 'If-None-Exist': 'identifier=urn:mailroom|twice' },
    };
    const first = await ask('/DocumentReference', sent);
    const second = await ask('/DocumentReference', sent);
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(second.resource.id).toBe(first.resource.id);
    expect(first.headers.get('location')).toContain(`/DocumentReference/${first.resource.id}/_history/`);
  });

  test('makes one resource of fifty equal conditional creates that arrive at once, alone or in transactions', async () => {
    const body = documentReference('at-once');
    const headers = { 'If-None-Exist': 'identifier=urn:mailroom|at-once' };
    const alone = Array.from({ length: 25 }, () => ask('/DocumentReference', { method: 'POST', body, headers }));
    const together = Array.from({ length: 25 }, () => ask('/', { method: 'POST', body: transaction('at-once') }));
    const statuses = (await Promise.all([...alone, ...together])).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200 || status === 201)).toHaveLength(50);
    expect((await ask<Bundle>('/DocumentReference?identifier=urn:mailroom|at-once')).resource.total).toBe(1);
  });

  test('refuses a conditional create that several resources match with 412', async () => {
    for (let n = 0; n < 2; n += 1)
      await ask('/DocumentReference', { method: 'POST', body: documentReference('several') });
    const headers = { 'If-None-Exist': 'identifier=urn:mailroom|several' };
    const answer = await ask('/DocumentReference', { method: 'POST', body: documentReference('several'), headers });
    expect(answer.status).toBe(412);
  });

  test('finds by the present identifier and birth date of a patient, and no more by the one before', async () => {
    const { resource: patient } = await ask<Patient>('/Patient', {
      method: 'POST',
      body: { resourceType: 'Patient', identifier: [{ system: 'urn:x', value: 'old' }], birthDate: '1950-01-01' },
    });
    const change = { ...patient, identifier: [{ system: 'urn:x', value: 'new' }], birthDate: '1951-01-01' };
    await ask(`/Patient/${patient.id}`, { method: 'PUT', body: change });
    const total = async (query: string) => (await ask<Bundle>(`/Patient?${query}`)).resource.total;
    expect(await total('identifier=urn:x|old')).toBe(0);
    expect(await total('identifier=urn:x|old,urn:x|new')).toBe(1);
    expect(await total('identifier=new&birthdate=1951-01-01')).toBe(1);
    expect(await total('identifier=new&birthdate=1950-01-01')).toBe(0);
  });

  test('refuses an update of another version than the last with 412', async () => {
    const path = `/Patient/${generatePatients()[5]?.id}`;
    const { resource: patient, headers } = await ask<Patient>(path);
    const eTag = headers.get('etag') ?? '';
    const change = { method: 'PUT', body: { ...patient, active: false } };
    expect((await ask(path, { ...change, headers: { 'If-Match': eTag } })).status).toBe(200);
    const late = await ask<OperationOutcome>(path, { ...change, headers: { 'If-Match': eTag } });
    expect([late.status, late.resource.resourceType]).toEqual([412, 'OperationOutcome']);
    const versions = async () =>
      (await ask<Bundle<Patient>>(`${path}/_history`)).resource.entry?.map((entry) => entry.resource?.active);
    expect([await versions(), await versions()]).toEqual([
      [false, true],
      [false, true],
    ]);
  });

  test('files a document and its bytes in one transaction', async () => {
    const { status, resource } = await ask<Bundle>('/', { method: 'POST', body: transaction('filed') });
    const [binary, document] = resource.entry ?? [];
    expect([status, binary?.response?.status, document?.response?.status]).toEqual([200, '201', '201']);
    expect(document?.resource).toMatchObject({ content: [{ attachment: { url: binary?.response?.location } }] });
  });

  test('keeps nothing of a transaction that fails', async () => {
    const [patient] = generatePatients();
    const binaries = async () => (await ask<Bundle>('/Binary')).resource.total;
    const before = await binaries();
    const change = {
      request: { method: 'PUT', url: `Patient/${patient?.id}`, ifMatch: 'W/"1"' },
      resource: { ...patient, active: false },
    };
    const late = {
      request: { method: 'PUT', url: 'Patient/nobody', ifMatch: 'W/"9"' },
      resource: { resourceType: 'Patient', id: 'nobody' },
    };
    const answer = await ask('/', { method: 'POST', body: transaction('lost', change, late) });
    expect(answer.status).toBe(404);
    expect(await binaries()).toBe(before);
    expect((await ask<Bundle>('/DocumentReference?identifier=urn:mailroom|lost')).resource.total).toBe(0);
    expect((await ask<Patient>(`/Patient/${patient?.id}`)).resource).toMatchObject({
      active: true,
      meta: { versionId: '1' },
    });
    expect((await ask<Bundle>(`/Patient/${patient?.id}/_history`)).resource.total).toBe(1);
  });

  test.each([
    ['/Patient/nobody', 404],
    ['/Spaceship', 404],
    ['/Patient/nobody/_history', 404],
  ])('answers %s with an OperationOutcome', async (path, status) => {
    const answer = await ask(path);
    expect([answer.status, answer.resource.resourceType]).toEqual([status, 'OperationOutcome']);
  });

  test('answers a body that is not JSON with an OperationOutcome', async () => {
    const response = await fetch(`${server.url}/Patient`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/fhir+json' },
      body: '{',
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ resourceType: 'OperationOutcome' });
  });
});
