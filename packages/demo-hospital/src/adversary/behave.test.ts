import { createHash, randomUUID } from 'node:crypto';
import type { Bundle, Patient } from '@medplum/fhirtypes';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Behaviour } from './behaviour.ts';
import { type AdversarialEhr, startAdversarialEhr } from './start-adversarial-ehr.ts';

let ehr: AdversarialEhr;
beforeAll(async () => {
  ehr = await startAdversarialEhr({ port: 0 });
});
afterAll(() => ehr.close());
beforeEach(() => ehr.forget());

const refusing = (on: 'read' | 'write', resourceType: string | null, status: number) =>
  Behaviour.parse({ isTransactionBatch: true, refusals: [{ on, resourceType, statuses: [status], share: 1 }] });

const bytes = Buffer.from('letter');
const filing = (key: string) => ({
  resourceType: 'Bundle',
  type: 'transaction',
  entry: [
    {
      request: { method: 'PUT', url: `Binary/${key}` },
      resource: { resourceType: 'Binary', id: key, contentType: 'text/plain', data: bytes.toString('base64') },
    },
    {
      request: {
        method: 'POST',
        url: 'DocumentReference',
        ifNoneExist: `identifier=urn:ietf:rfc:3986|urn:uuid:${key}`,
      },
      resource: {
        resourceType: 'DocumentReference',
        status: 'current',
        masterIdentifier: { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${key}` },
        content: [{ attachment: { url: `Binary/${key}` } }],
      },
    },
  ],
});

const send = async (path: string, body?: object) => {
  const init = {
    method: 'POST',
    headers: { 'Content-Type': 'application/fhir+json' },
    body: JSON.stringify(body),
  };
  const answer = await fetch(`${ehr.url}${path}`, body ? init : {});
  // The server answers with bundles and outcomes; anything else fails the expectation.
  return { status: answer.status, text: await answer.text() };
};

const statusesOf = (text: string): (string | undefined)[] =>
  // As above.
  ((JSON.parse(text) as Bundle).entry ?? []).map(({ response }) => response?.status?.slice(0, 3));

test.each([
  ['Binary', ['403', '201'], [null]],
  ['DocumentReference', ['200', '403'], []],
])('a transaction that is run as a batch is done but for its %s', async (resourceType, statuses, digests) => {
  const key = randomUUID();
  ehr.behave(refusing('write', resourceType, 403));
  expect(statusesOf((await send('', filing(key))).text)).toEqual(statuses);
  expect((await ehr.filed()).map(({ sha256 }) => sha256)).toEqual(digests);
});

test('an entry of a batch is made once, by its condition, and its bytes are known by their digest', async () => {
  const key = randomUUID();
  ehr.behave(Behaviour.parse({ isTransactionBatch: true }));
  for (const statuses of [
    ['200', '201'],
    ['200', '200'],
  ]) {
    expect(statusesOf((await send('', filing(key))).text)).toEqual(statuses);
  }
  expect(await ehr.filed()).toMatchObject([{ sha256: createHash('sha256').update(bytes).digest('hex') }]);
});

test('a transaction that is one is refused as a whole or not at all', async () => {
  ehr.behave({ ...refusing('write', 'Binary', 403), isTransactionBatch: false });
  expect(statusesOf((await send('', filing(randomUUID()))).text)).toEqual(['200', '201']);
});

test('look-ups of one type are refused, a batch of searches too, and forgetting ends it', async () => {
  ehr.behave(refusing('read', 'Patient', 401));
  const batch = {
    resourceType: 'Bundle',
    type: 'batch',
    entry: [{ request: { method: 'GET', url: 'Patient?_id=1' } }],
  };
  const statuses = async () => [
    (await send('', batch)).status,
    (await send('/Patient?_count=1')).status,
    (await send('/Practitioner?_count=1')).status,
  ];
  expect(await statuses()).toEqual([401, 401, 200]);
  await ehr.forget();
  expect(await statuses()).toEqual([200, 200, 200]);
});

test('one record is odd, and the others are as they were', async () => {
  const read = async () => {
    // What this server answers to a search.
    const { entry = [] } = JSON.parse((await send('/Patient?_count=3')).text) as Bundle<Patient>;
    return entry.flatMap(({ resource }) => (resource ? [resource] : []));
  };
  const [one, ...others] = await read();
  ehr.behave(Behaviour.parse({ oddPatients: [one?.id ?? ''] }));
  expect(await read()).toEqual([{ ...one, gender: 'M' }, ...others]);
});
