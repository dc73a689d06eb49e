import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { buildDocumentToFile } from '../../../test/build-document-to-file.ts';
import { type DemoHospital, type Fault, startDemoHospital } from '../../../test/start-demo-hospital.ts';
import { openFhir } from '../../platform/fhir/open-fhir.ts';
import type { TransactionBundle } from '../../platform/fhir/transaction-bundle.ts';
import type { DocumentToFile } from './attempt.ts';
import { buildTransaction } from './ways/fhir-transaction/build-transaction.ts';

let hospital: DemoHospital;
beforeAll(async () => {
  hospital = await startDemoHospital();
});
afterAll(() => hospital[Symbol.asyncDispose]());
beforeEach(() => hospital.forget());

const { signal } = new AbortController();
const timeouts = { readMilliseconds: 5000, searchMilliseconds: 5000, writeMilliseconds: 1000 };
const open = () => openFhir({ baseUrl: hospital.url, timeouts, failuresToBreak: 100 }).forFacility('any');

/** How many current documents the charts really hold under each key. */
const countCurrent = async (...effectKeys: readonly string[]): Promise<number[]> => {
  const current = (await hospital.filed()).filter(({ statuses }) => statuses.at(-1) === 'current');
  return effectKeys.map((key) => current.filter(({ identifiers }) => identifiers.includes(`urn:uuid:${key}`)).length);
};

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
  expect(await countCurrent(document.effectKey)).toEqual([documents]);
  expect(await client.findByEffectKey('DocumentReference', document.effectKey, { signal })).toHaveLength(documents);
  expect(await client.sendTransaction(buildTransaction(document), { signal })).toMatchObject({ outcome: 'confirmed' });
  expect(await countCurrent(document.effectKey)).toEqual([1]);
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

/** Forgets what the hospital would know a document by. */
const withoutKey = (bundle: TransactionBundle): TransactionBundle => ({
  ...bundle,
  entry: bundle.entry.map(({ resource, request: { method, url } }) => ({ resource, request: { method, url } })),
});

const DOCUMENTS = 30;
const MAX_ATTEMPTS = 100;
/** A server that is down refuses at once, so that attempts without a pause would all be spent before it is up again. */
const PAUSE_MILLISECONDS = 50;

/** Sends until the hospital confirms, or is seen to have it. */
const sendUntilFiled = async (document: DocumentToFile, bundle: TransactionBundle): Promise<void> => {
  const client = openFhir({
    baseUrl: hospital.url,
    timeouts: { ...timeouts, writeMilliseconds: 100 },
    failuresToBreak: 1000,
  }).forFacility('any');
  const isFound = async () => {
    try {
      return (await client.findByEffectKey('DocumentReference', document.effectKey, { signal })).length > 0;
    } catch {
      return false;
    }
  };
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const { outcome } = await client.sendTransaction(bundle, { signal });
    if (outcome === 'confirmed' || (await isFound())) return;
    await setTimeout(PAUSE_MILLISECONDS);
  }
  throw new Error('The document could not be filed.');
};

/** How often each document stands in the charts after everything that could go wrong did, by a seed. */
const countAfterStorm = async (seed: string, change: (bundle: TransactionBundle) => TransactionBundle) => {
  const documents = Array.from({ length: DOCUMENTS }, () => buildDocumentToFile());
  await hospital.draw({ seed, share: 0.7, longestMilliseconds: 200 });
  await Promise.all(documents.map((document) => sendUntilFiled(document, change(buildTransaction(document)))));
  await hospital.draw(null);
  await hospital.settle();
  return countCurrent(...documents.map(({ effectKey }) => effectKey));
};

it('whatever goes wrong, each document is in the chart once; sent without its effect key, some are there more often', async () => {
  const once = Array.from({ length: DOCUMENTS }, () => 1);
  expect(await countAfterStorm('storm', (bundle) => bundle)).toEqual(once);
  await hospital.forget();
  expect(await countAfterStorm('storm', withoutKey)).not.toEqual(once);
});
