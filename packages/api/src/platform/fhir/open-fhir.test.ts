import type { ServerResponse } from 'node:http';
import { expect, it } from 'vitest';
import { sendJson, startStubServer } from '../../../test/start-stub-server.ts';
import { type FhirOptions, openFhir } from './open-fhir.ts';
import type { TransactionBundle } from './transaction-bundle.ts';

const { signal } = new AbortController();
const timeouts = { readMilliseconds: 200, searchMilliseconds: 200, writeMilliseconds: 200 };
const open = (baseUrl: string, more: Partial<FhirOptions> = {}) =>
  openFhir({ baseUrl, timeouts, ...more }).forFacility('any');

const bundle: TransactionBundle = {
  resourceType: 'Bundle',
  type: 'transaction',
  entry: [{ resource: { resourceType: 'Basic' }, request: { method: 'POST', url: 'Basic' } }],
};
const done = (...entry: object[]) => ({ resourceType: 'Bundle', type: 'transaction-response', entry });
const created = { response: { status: '201 Created', location: 'Basic/1/_history/1' } };
/** Servers quote what they were sent. */
const no = {
  resourceType: 'OperationOutcome',
  issue: [
    { severity: 'error', code: 'business-rule', diagnostics: 'Secret Martin' },
    { severity: 'error', code: 'Secret Martin, 1954' },
  ],
};

type Case = [what: string, answer: (response: ServerResponse) => void, delivery: object];

it.each<Case>([
  [
    'an answer that says so of every entry',
    (response) => sendJson(response, done(created)),
    { outcome: 'confirmed', entries: [{ status: 201, location: 'Basic/1/_history/1' }] },
  ],
  [
    'an entry that was there before',
    (response) => sendJson(response, done({ response: { status: '200' } })),
    { outcome: 'confirmed', entries: [{ status: 200, location: null }] },
  ],
  [
    'fewer entries than were sent',
    (response) => sendJson(response, done()),
    { outcome: 'unclear', reason: 'unreadable' },
  ],
  [
    'an entry that failed',
    (response) => sendJson(response, done({ response: { status: '400' } })),
    { outcome: 'partly-done', entries: [{ status: 400, location: null }] },
  ],
  [
    'no, with a reason',
    (response) => sendJson(response, no, 422),
    { outcome: 'refused', status: 422, issues: ['business-rule'] },
  ],
  [
    'several matches',
    (response) => sendJson(response, no, 412),
    { outcome: 'refused', status: 412, issues: ['business-rule'] },
  ],
  [
    'a page that is no JSON',
    (response) => response.writeHead(400).end('<p>Secret</p>'),
    { outcome: 'refused', status: 400, issues: [] },
  ],
  ['a lost race', (response) => sendJson(response, no, 409), { outcome: 'postponed', reason: 'conflict' }],
  ['too many requests', (response) => sendJson(response, no, 429), { outcome: 'postponed', reason: 'busy' }],
  ['an error of the server', (response) => sendJson(response, no, 500), { outcome: 'unclear', reason: 'server-error' }],
  [
    'a gateway that gave up',
    (response) => response.writeHead(504).end(),
    { outcome: 'unclear', reason: 'server-error' },
  ],
  [
    'a redirect',
    (response) => response.writeHead(302, { location: '/' }).end(),
    { outcome: 'unclear', reason: 'redirected' },
  ],
  [
    'a page of a proxy',
    (response) => response.writeHead(200).end('<html>'),
    { outcome: 'unclear', reason: 'unreadable' },
  ],
  ['no content', (response) => response.writeHead(204).end(), { outcome: 'unclear', reason: 'unreadable' }],
  ['a reset', (response) => response.destroy(), { outcome: 'unclear', reason: 'connection-lost' }],
  ['no answer in time', () => {}, { outcome: 'unclear', reason: 'timeout' }],
  [
    'a body that does not end in time',
    (response) => void response.writeHead(200).write('{'),
    { outcome: 'unclear', reason: 'timeout' },
  ],
  [
    'a body that breaks off',
    (response) => {
      response.writeHead(200, { 'content-length': '500' }).write('{"resourceType":');
      setTimeout(() => response.destroy(), 20);
    },
    { outcome: 'unclear', reason: 'connection-lost' },
  ],
])('%s: what is known of the transaction', async (_what, answer, delivery) => {
  await using server = await startStubServer(answer);
  const sent = await open(server.url).sendTransaction(bundle, { signal });
  expect(sent).toEqual(delivery);
  expect(server.requests).toMatchObject([{ method: 'POST', headers: { 'content-type': 'application/fhir+json' } }]);
});

it('a server that nothing listens for has certainly done nothing', async () => {
  const { url } = await startStubServer(() => {}).then(async (server) => {
    await server[Symbol.asyncDispose]();
    return server;
  });
  expect(await open(url).sendTransaction(bundle, { signal })).toEqual({ outcome: 'postponed', reason: 'not-reached' });
});

it('a caller who stops waiting does not know what happened, and nobody else is kept from asking', async () => {
  await using server = await startStubServer(() => {});
  const client = open(server.url, { failuresToBreak: 1 });
  const caller = new AbortController();
  const sending = client.sendTransaction(bundle, { signal: caller.signal });
  setTimeout(() => caller.abort(), 20);
  expect(await sending).toEqual({ outcome: 'unclear', reason: 'aborted' });
  server.answer = (response) => sendJson(response, done(created));
  expect(await client.sendTransaction(bundle, { signal })).toMatchObject({ outcome: 'confirmed' });
});

it('after several outages in a row one facility asks no more, and another still does', async () => {
  await using server = await startStubServer((response) => sendJson(response, no, 503));
  const fhir = openFhir({ baseUrl: server.url, timeouts, failuresToBreak: 2, pauseMilliseconds: 60_000 });
  const send = (facilityId: string) => fhir.forFacility(facilityId).sendTransaction(bundle, { signal });
  for (let n = 0; n < 3; n += 1) await send('one');
  expect(await send('one')).toEqual({ outcome: 'postponed', reason: 'breaker-open' });
  expect(server.requests).toHaveLength(2);
  expect(await send('other')).toEqual({ outcome: 'unclear', reason: 'server-error' });
});

it('a server that says no is no outage', async () => {
  await using server = await startStubServer((response) => sendJson(response, no, 422));
  const client = open(server.url, { failuresToBreak: 1 });
  for (let n = 0; n < 3; n += 1) await client.sendTransaction(bundle, { signal });
  expect(server.requests).toHaveLength(3);
});

it('a server that comes back is asked again after a pause', async () => {
  await using server = await startStubServer((response) => response.destroy());
  const client = open(server.url, { failuresToBreak: 1, pauseMilliseconds: 20 });
  await client.sendTransaction(bundle, { signal });
  server.answer = (response) => sendJson(response, done(created));
  await expect.poll(() => client.sendTransaction(bundle, { signal })).toMatchObject({ outcome: 'confirmed' });
});

it('a patient who is not there is null, and a server that cannot say so is unavailable', async () => {
  await using server = await startStubServer((response) => sendJson(response, no, 404));
  const client = open(server.url);
  expect(await client.readPatient('7', { signal })).toBeNull();
  server.answer = (response) => sendJson(response, { resourceType: 'Patient', id: 7 });
  await expect(client.readPatient('7', { signal })).rejects.toMatchObject({
    name: 'FhirUnavailable',
    reason: 'unreadable',
  });
  server.answer = (response) => sendJson(response, no, 403);
  await expect(client.readPatient('7', { signal })).rejects.toMatchObject({ status: 403, issues: ['business-rule'] });
});

const searchset = (...resources: object[]) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  entry: resources.map((resource) => ({ resource })),
});

const reference = { resourceType: 'DocumentReference', id: '7' };

it('a server that leaves the question aside and answers with other documents has not answered', async () => {
  const other = {
    ...reference,
    status: 'current',
    masterIdentifier: { system: 'urn:ietf:rfc:3986', value: 'urn:uuid:x' },
  };
  await using server = await startStubServer((response) => sendJson(response, searchset(other)));
  await expect(open(server.url).findByEffectKey('DocumentReference', 'the-key', { signal })).rejects.toMatchObject({
    name: 'FhirUnavailable',
    reason: 'unreadable',
  });
});

it('an answer that is too large is not read to its end', async () => {
  await using server = await startStubServer((response) =>
    sendJson(response, { ...done(created), more: 'x'.repeat(2000) }),
  );
  const client = open(server.url, { maxAnswerBytes: 1000 });
  expect(await client.sendTransaction(bundle, { signal })).toEqual({ outcome: 'unclear', reason: 'unreadable' });
});

it('what was filed is found by its effect key, which travels in the body', async () => {
  const identifier = [{ system: 'urn:ietf:rfc:3986', value: 'urn:uuid:the-key' }];
  const filed = { ...reference, identifier, status: 'current', subject: { reference: 'Patient/1' } };
  await using server = await startStubServer((response) => sendJson(response, searchset(filed)));
  expect(await open(server.url).findByEffectKey('DocumentReference', 'the-key', { signal })).toEqual([
    { fhirId: '7', fhirVersion: null, status: 'current', subject: 'Patient/1', link: null, relations: 0 },
  ]);
  expect(server.requests).toMatchObject([
    {
      method: 'POST',
      url: '/DocumentReference/_search',
      body: 'identifier=urn%3Aietf%3Arfc%3A3986%7Curn%3Auuid%3Athe-key',
    },
  ]);
});

it('a recall changes the status of the version that was read, and nothing else', async () => {
  const stored = {
    resourceType: 'DocumentReference',
    id: '7',
    meta: { versionId: 'a', tag: ['b'] },
    status: 'current',
    other: 1,
  };
  await using server = await startStubServer((response) => sendJson(response, stored));
  expect(await open(server.url).markEnteredInError('7', { signal })).toMatchObject({ outcome: 'confirmed' });
  const [, put] = server.requests;
  expect(put).toMatchObject({ method: 'PUT', url: '/DocumentReference/7', headers: { 'if-match': 'W/"a"' } });
  expect(JSON.parse(put?.body ?? '')).toEqual({ ...stored, status: 'entered-in-error' });
});

it('a recall of what somebody changes at the same time is refused, and one of what is gone too', async () => {
  const stored = { resourceType: 'DocumentReference', id: '7', meta: { versionId: 'a' }, status: 'current' };
  await using server = await startStubServer((response, { method }) =>
    method === 'GET' ? sendJson(response, stored) : sendJson(response, no, 412),
  );
  const client = open(server.url);
  expect(await client.markEnteredInError('7', { signal })).toMatchObject({ outcome: 'refused', status: 412 });
  server.answer = (response) => sendJson(response, no, 410);
  expect(await client.markEnteredInError('7', { signal })).toMatchObject({ outcome: 'refused', status: 410 });
});
