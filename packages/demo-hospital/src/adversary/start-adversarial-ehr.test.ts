import { randomUUID } from 'node:crypto';
import type { Bundle, DocumentReference } from '@medplum/fhirtypes';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Fault } from './fault.ts';
import { type AdversarialEhr, startAdversarialEhr } from './start-adversarial-ehr.ts';

let ehr: AdversarialEhr;
beforeAll(async () => {
  ehr = await startAdversarialEhr({ port: 0 });
});
afterAll(() => ehr.close());
beforeEach(() => ehr.forget());

const filing = (key: string, isConditional = true) => ({
  resourceType: 'Bundle',
  type: 'transaction',
  entry: [
    {
      request: {
        method: 'POST',
        url: 'DocumentReference',
        ...(isConditional ? { ifNoneExist: `identifier=urn:ietf:rfc:3986|urn:uuid:${key}` } : {}),
      },
      resource: {
        resourceType: 'DocumentReference',
        status: 'current',
        masterIdentifier: { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${key}` },
        content: [{ attachment: { title: 'Letter' } }],
      },
    },
  ],
});

/** What a sender learns: a status, or that the connection broke, or that the body could not be read. */
async function post(path: string, body: object, signal = new AbortController().signal): Promise<number | string> {
  try {
    const response = await fetch(`${ehr.url}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/fhir+json' },
      body: JSON.stringify(body),
      signal,
    });
    const text = await response.text();
    try {
      JSON.parse(text);
    } catch {
      return 'unreadable';
    }
    return response.status;
  } catch (error) {
    return error instanceof Error && error.name === 'AbortError' ? 'left' : 'broken';
  }
}

const file = (key: string) => post('', filing(key));

/** Sends, and waits for no answer once the request has arrived. */
async function fileAndLeave(key: string): Promise<number | string> {
  const sender = new AbortController();
  const sending = post('', filing(key), sender.signal);
  await expect.poll(() => ehr.requests.length).toBe(1);
  sender.abort();
  return sending;
}

const held = async (key: string): Promise<number> => {
  await ehr.settle();
  return (await ehr.filed()).filter(({ identifiers }) => identifiers.includes(`urn:uuid:${key}`)).length;
};

type Case = [fault: Fault, learned: number | string, done: { documents: number; executions: number }];

test.each<Case>([
  [{ kind: 'late-answer', milliseconds: 20 }, 200, { documents: 1, executions: 1 }],
  [{ kind: 'late-commit', milliseconds: 20 }, 200, { documents: 1, executions: 1 }],
  [{ kind: 'reset', isCommitted: true }, 'broken', { documents: 1, executions: 1 }],
  [{ kind: 'reset', isCommitted: false }, 'broken', { documents: 0, executions: 0 }],
  [{ kind: 'status', status: 500, isCommitted: true }, 500, { documents: 1, executions: 1 }],
  [{ kind: 'status', status: 503, isCommitted: false }, 503, { documents: 0, executions: 0 }],
  [{ kind: 'status', status: 409, isCommitted: false }, 409, { documents: 0, executions: 0 }],
  [{ kind: 'status', status: 412, isCommitted: false }, 412, { documents: 0, executions: 0 }],
  [{ kind: 'restart', milliseconds: 20, isCommitted: true }, 'broken', { documents: 1, executions: 1 }],
  [{ kind: 'restart', milliseconds: 20, isCommitted: false }, 'broken', { documents: 0, executions: 0 }],
  [{ kind: 'slow-body', milliseconds: 20 }, 200, { documents: 1, executions: 1 }],
  [{ kind: 'truncated-body' }, 'broken', { documents: 1, executions: 1 }],
  [{ kind: 'garbage-body' }, 'unreadable', { documents: 1, executions: 1 }],
  [{ kind: 'twice', milliseconds: 0 }, 200, { documents: 1, executions: 2 }],
  [{ kind: 'late-copy', milliseconds: 20 }, 200, { documents: 1, executions: 2 }],
])('%o: the sender learns %s, and the chart holds %o', async (fault, learned, { documents, executions }) => {
  const key = randomUUID();
  ehr.script([{ on: 'write', fault }]);
  expect(await file(key)).toBe(learned);
  expect(await held(key)).toBe(documents);
  expect(ehr.requests).toMatchObject([{ method: 'POST', target: 'write', fault }]);
  expect(ehr.requests[0]?.executions).toHaveLength(executions);
  expect(await file(key)).toBe(200);
  expect(await held(key)).toBe(1);
});

test.each<Fault>([
  { kind: 'late-answer', milliseconds: 500 },
  { kind: 'late-commit', milliseconds: 500 },
  { kind: 'slow-body', milliseconds: 500 },
])('%o: a sender who does not wait learns nothing, and the chart holds the document', async (fault) => {
  const key = randomUUID();
  ehr.script([{ on: 'write', fault }]);
  expect(await fileAndLeave(key)).toBe('left');
  expect(await held(key)).toBe(1);
});

test('a late commit is not there when its sender asks, and comes after all', async () => {
  const key = randomUUID();
  ehr.script([{ on: 'write', fault: { kind: 'late-commit', milliseconds: 1000 } }]);
  await fileAndLeave(key);
  expect(await ehr.filed()).toEqual([]);
  expect(await held(key)).toBe(1);
});

test('without a key, a request that is executed twice files twice', async () => {
  const key = randomUUID();
  ehr.script([{ on: 'any', fault: { kind: 'twice', milliseconds: 0 } }]);
  await post('', filing(key, false));
  expect(await held(key)).toBe(2);
});

test('a server that restarts refuses connections for a while, loses what it had not begun and keeps what it held', async () => {
  const [before, lost, after] = [randomUUID(), randomUUID(), randomUUID()];
  await file(before);
  ehr.script([{ on: 'write', fault: { kind: 'late-commit', milliseconds: 500 } }]);
  const losing = file(lost);
  await expect.poll(() => ehr.requests.length).toBe(2);
  const restarting = ehr.restart(1000);
  expect(await losing).toBe('broken');
  expect(await file(after)).toBe('broken');
  await restarting;
  expect(await file(after)).toBe(200);
  expect([await held(before), await held(lost), await held(after)]).toEqual([1, 0, 1]);
});

test('faults wait for the requests that they are meant for', async () => {
  ehr.script([
    { on: 'write', fault: { kind: 'status', status: 500, isCommitted: false } },
    { on: 'read', fault: { kind: 'status', status: 502, isCommitted: false } },
  ]);
  const batch = {
    resourceType: 'Bundle',
    type: 'batch',
    entry: [{ request: { method: 'GET', url: 'Patient?_id=1' } }],
  };
  expect(await post('', batch)).toBe(502);
  expect(await post('', batch)).toBe(200);
  expect(await file(randomUUID())).toBe(500);
});

test('the history of a document that was entered in error is kept', async () => {
  const key = randomUUID();
  await file(key);
  const [filed] = await ehr.filed();
  const path = `${ehr.url}/DocumentReference/${filed?.fhirId}`;
  // The server answers a read of a document with the document; anything else fails the expectation.
  const document = (await (await fetch(path)).json()) as DocumentReference;
  const recall = (version: string) =>
    fetch(path, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/fhir+json', 'If-Match': `W/"${version}"` },
      body: JSON.stringify({ ...document, status: 'entered-in-error' }),
    });
  expect((await recall(document.meta?.versionId ?? '')).status).toBe(200);
  expect((await recall(document.meta?.versionId ?? '')).status).toBe(412);
  expect(await ehr.filed()).toEqual([
    {
      fhirId: filed?.fhirId,
      identifiers: [`urn:uuid:${key}`],
      statuses: ['current', 'entered-in-error'],
      subject: null,
      sha256: null,
    },
  ]);
});

test('one seed draws the same faults again, and another seed others', async () => {
  const draw = async (seed: string) => {
    await ehr.forget();
    ehr.draw({ seed, share: 0.7, longestMilliseconds: 5 });
    for (let n = 0; n < 12; n += 1) {
      await file(randomUUID());
      await ehr.settle();
    }
    return ehr.requests.map(({ number, fault }) => ({ number, fault }));
  };
  const first = await draw('one');
  expect(await draw('one')).toEqual(first);
  expect(await draw('two')).not.toEqual(first);
});

test('forgetting takes out what was filed, and leaves the generated hospital', async () => {
  await file(randomUUID());
  await post('/Patient', { resourceType: 'Patient', birthDate: '1980-01-01' });
  // As above, a searchset.
  const patients = async () => ((await (await fetch(`${ehr.url}/Patient?_count=1`)).json()) as Bundle).total;
  expect(await patients()).toBe(301);
  await ehr.forget();
  expect([await patients(), await ehr.filed()]).toEqual([300, []]);
});
