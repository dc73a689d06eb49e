import { DocumentStatus } from '@mailroom/contracts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { buildDocument } from '../../../test/build-document.ts';
import { buildFacility } from '../../../test/build-facility.ts';
import { openTestDatabase, type TestDatabase } from '../../../test/open-test-database.ts';
import { Document } from '../../model/document.entity.ts';
import { forkForFacility } from '../../platform/process/context.ts';

const truth = (database: TestDatabase, facilityId: string) =>
  database.asSuperuser(async (client) => {
    const { rows } = await client.query<{ status: DocumentStatus; count: number }>(
      'select status, count(*)::int as count from document where facility_id = $1 group by status',
      [facilityId],
    );
    const counts = Object.fromEntries(DocumentStatus.options.map((status) => [status, 0]));
    for (const { status, count } of rows) counts[status] = count;
    return counts;
  });

const status = fc.constantFrom(...DocumentStatus.options);
const step = fc.oneof(
  fc.record({ kind: fc.constant('receive'), status }),
  fc.record({ kind: fc.constant('move'), status, pick: fc.nat() }),
  fc.record({ kind: fc.constant('move and roll back'), status, pick: fc.nat() }),
);
/** Steps within brackets happen at once, on connections of their own. */
const history = fc.array(fc.array(step, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 });

it('the counters tell the truth after any history of changes, concurrent ones and undone ones included', async () => {
  await using database = await openTestDatabase();
  const facility = await buildFacility(database);
  const clerk = await facility.signIn();
  const ids: string[] = [];
  const change = async ({ kind, status: to, pick = 0 }: { kind: string; status: DocumentStatus; pick?: number }) => {
    const em = forkForFacility(database.orm, facility.facilityId);
    const id = ids[pick % Math.max(1, ids.length)];
    if (kind === 'receive' || id === undefined) {
      ids.push(await buildDocument(em, { status: to }));
      return;
    }
    const moved = em.transactional(async (em) => {
      await em.nativeUpdate(Document, { id }, { status: to });
      if (kind !== 'move') throw new Error('undone');
    });
    await (kind === 'move' ? moved : moved.catch(() => null));
  };
  await fc.assert(
    fc.asyncProperty(history, async (steps) => {
      for (const atOnce of steps) await Promise.all(atOnce.map(change));
      const { counts } = await clerk.worklist.countByStatus({});
      expect(counts).toEqual(await truth(database, facility.facilityId));
    }),
    { numRuns: 25 },
  );
  // The canary: a counter that is off by one is seen.
  await database.asSuperuser((client) => client.query('update worklist_counter set documents = documents + 1'));
  const { counts } = await clerk.worklist.countByStatus({});
  expect(counts).not.toEqual(await truth(database, facility.facilityId));
});

it("a facility's counts know nothing of another's documents", async () => {
  await using database = await openTestDatabase();
  const [ours, theirs] = [await buildFacility(database), await buildFacility(database)];
  await buildDocument(forkForFacility(database.orm, theirs.facilityId));
  const { counts } = await (await ours.signIn()).worklist.countByStatus({});
  expect(Object.values(counts)).toEqual([0, 0, 0, 0, 0, 0]);
});
