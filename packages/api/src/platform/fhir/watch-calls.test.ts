import { expect, it } from 'vitest';
import type { FhirClient } from './fhir-client.ts';
import { FhirRefused, FhirUnavailable } from './fhir-error.ts';
import { openFhir } from './open-fhir.ts';
import type { PatientAnswer } from './search-patients.ts';
import { watchCalls } from './watch-calls.ts';

const { signal } = new AbortController();
const nowhere = openFhir({ baseUrl: 'http://127.0.0.1:9' }).forFacility('any');
const watching = (change: Partial<FhirClient>) => watchCalls({ ...nowhere, ...change });

it.each([400, 401, 403, 404, 405])(
  'a question that is refused with %i is kept with its status until it is answered',
  async (status) => {
    let answer = (): Promise<null> => Promise.reject(new FhirRefused(status, []));
    const { client, calls } = watching({ readPatient: () => answer() });
    await expect(client.readPatient('7', { signal })).rejects.toThrow(FhirRefused);
    expect([...calls]).toEqual([['read-patient', status]]);
    answer = () => Promise.resolve(null);
    await client.readPatient('7', { signal });
    expect([...calls]).toEqual([['read-patient', null]]);
  },
);

it.each([
  [new FhirUnavailable('redirected', 301), 301],
  [new FhirUnavailable('unreadable'), 200],
  [new FhirUnavailable('server-error', 501), 501],
])('an answer that cannot be used (%o) is kept as well', async (failure, status) => {
  const { client, calls } = watching({ readPatient: () => Promise.reject(failure) });
  await expect(client.readPatient('7', { signal })).rejects.toThrow(failure);
  expect([...calls]).toEqual([['read-patient', status]]);
});

it.each([
  new FhirUnavailable('timeout'),
  new FhirUnavailable('server-error', 503),
  new FhirUnavailable('busy', 429),
  new FhirUnavailable('breaker-open'),
])('an outage (%o) says nothing of a question', async (outage) => {
  const { client, calls } = watching({ findByEffectKey: () => Promise.reject(outage) });
  await expect(client.findByEffectKey('Patient', 'x', { signal })).rejects.toThrow(FhirUnavailable);
  expect([...calls]).toEqual([]);
});

const found: PatientAnswer = { outcome: 'found', patients: [], isComplete: true };
const failed = (status: number): PatientAnswer => ({ outcome: 'failed', status });

it.each<[PatientAnswer[], [string, number | null][]]>([
  [[failed(403), failed(403)], [['search-patients', 403]]],
  [[failed(400), found], [['search-patients', null]]],
  [[failed(501)], [['search-patients', 501]]],
  [[{ outcome: 'unreadable', at: '' }], [['search-patients', 200]]],
  [[failed(503)], []],
  [[failed(0)], []],
  [[failed(429)], []],
  [[{ outcome: 'not-asked' }], []],
])('of searches that are answered with %o is known %o', async (answers, known) => {
  const { client, calls } = watching({ searchPatients: () => Promise.resolve(answers) });
  await client.searchPatients([], { signal });
  expect([...calls]).toEqual(known);
});
