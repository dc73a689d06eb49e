import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { buildDocumentToFile } from '../../../test/build-document-to-file.ts';
import { type DemoHospital, type Fault, startDemoHospital } from '../../../test/start-demo-hospital.ts';
import { openFhir } from '../../platform/fhir/open-fhir.ts';
import { buildTransaction } from './build-transaction.ts';

let hospital: DemoHospital;
beforeAll(async () => {
  hospital = await startDemoHospital();
});
afterAll(() => hospital[Symbol.asyncDispose]());
beforeEach(() => hospital.forget());

const { signal } = new AbortController();
const timeouts = { readMilliseconds: 5000, searchMilliseconds: 5000, writeMilliseconds: 1000 };
const open = () => openFhir({ baseUrl: hospital.url, timeouts, failuresToBreak: 100 }).forFacility('any');

const currentUnder = async (effectKey: string): Promise<number> =>
  (await hospital.filed()).filter(
    ({ identifiers, statuses }) => identifiers.includes(`urn:uuid:${effectKey}`) && statuses.at(-1) === 'current',
  ).length;

type Case = [fault: Fault, outcome: string, documents: number];

it.each<Case>([
  [{ kind: 'late-answer', milliseconds: 50 }, 'confirmed', 1],
  [{ kind: 'late-answer', milliseconds: 3000 }, 'unclear', 1],
  [{ kind: 'late-commit', milliseconds: 3000 }, 'unclear', 1],
  [{ kind: 'reset', isCommitted: true }, 'unclear', 1],
  [{ kind: 'reset', isCommitted: false }, 'unclear', 0],
  [{ kind: 'status', status: 500, isCommitted: true }, 'unclear', 1],
  [{ kind: 'status', status: 503, isCommitted: false }, 'unclear', 0],
  [{ kind: 'status', status: 409, isCommitted: false }, 'postponed', 0],
  [{ kind: 'status', status: 412, isCommitted: false }, 'refused', 0],
  [{ kind: 'restart', milliseconds: 50, isCommitted: true }, 'unclear', 1],
  [{ kind: 'restart', milliseconds: 50, isCommitted: false }, 'unclear', 0],
  [{ kind: 'slow-body', milliseconds: 4000 }, 'unclear', 1],
  [{ kind: 'truncated-body' }, 'unclear', 1],
  [{ kind: 'garbage-body' }, 'unclear', 1],
  [{ kind: 'twice', milliseconds: 10 }, 'confirmed', 1],
  [{ kind: 'late-copy', milliseconds: 50 }, 'confirmed', 1],
])('%o: the delivery is %s, the chart holds %i, and after another attempt one', async (fault, outcome, documents) => {
  const document = buildDocumentToFile();
  const client = open();
  await hospital.script({ on: 'write', fault });
  const delivery = await client.sendTransaction(buildTransaction(document), { signal });
  expect(delivery).toMatchObject({ outcome });
  expect(JSON.stringify(delivery)).not.toContain(document.title);
  await hospital.settle();
  expect(await currentUnder(document.effectKey)).toBe(documents);
  expect(await client.findByEffectKey('DocumentReference', document.effectKey, { signal })).toHaveLength(documents);
  expect(await client.sendTransaction(buildTransaction(document), { signal })).toMatchObject({ outcome: 'confirmed' });
  expect(await currentUnder(document.effectKey)).toBe(1);
});

it('while the hospital restarts, a transaction is certainly not done', async () => {
  const restarting = hospital.restart(2000);
  const document = buildDocumentToFile();
  const client = open();
  await expect
    .poll(() => client.sendTransaction(buildTransaction(document), { signal }))
    .toEqual({ outcome: 'postponed', reason: 'not-reached' });
  await restarting;
});
