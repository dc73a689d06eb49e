import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SearchRequest } from '@medplum/core';
import { Operator } from '@medplum/core';
import type { DocumentReference, Resource } from '@medplum/fhirtypes';
import { expect, test } from 'vitest';
import { loadDefinitions } from './definitions.ts';
import { HospitalRepository } from './hospital-repository.ts';
import { oneAtATime } from './one-at-a-time.ts';

/** A repository whose searches take their time, as those of a database do. */
class SlowRepository extends HospitalRepository {
  override async search<T extends Resource>(searchRequest: SearchRequest<T>) {
    const found = await super.search(searchRequest);
    await nextTurn();
    return found;
  }
}

const byKey: SearchRequest<DocumentReference> = {
  resourceType: 'DocumentReference',
  filters: [{ code: 'identifier', operator: Operator.EQUALS, value: 'urn:x|1' }],
};

const document: DocumentReference = {
  resourceType: 'DocumentReference',
  status: 'current',
  identifier: [{ system: 'urn:x', value: '1' }],
  content: [{ attachment: {} }],
};

async function createFifty(run: ReturnType<typeof oneAtATime>): Promise<number> {
  loadDefinitions();
  const repository = new SlowRepository();
  await Promise.all(
    Array.from({ length: 50 }, () => run(() => repository.conditionalCreate(structuredClone(document), { ...byKey }))),
  );
  return (await repository.search(byKey)).total ?? 0;
}

test('one at a time, fifty conditional creates make one resource; let loose, they make fifty', async () => {
  expect(await createFifty(oneAtATime())).toBe(1);
  expect(await createFifty((task) => task())).toBe(50);
});

test('a task that fails keeps none of those behind it from running', async () => {
  const run = oneAtATime();
  const failing = run(() => Promise.reject(new Error('no')));
  const next = run(() => Promise.resolve('yes'));
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('yes');
});
