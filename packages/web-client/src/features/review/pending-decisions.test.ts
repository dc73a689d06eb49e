import { type CountByStatusOutput, DocumentStatus } from '@mailroom/contracts';
import { expect, it } from 'vitest';
import { foresee, moveCounts, type PendingDecision } from './pending-decisions.ts';

const row = (id: string, version = 1, status: DocumentStatus = 'review') => ({ id, version, status });
const filed = (documentId: string, versionSeen = 1): [string, PendingDecision] => [
  documentId,
  { documentId, versionSeen, from: 'review', to: 'integrating' },
];
const rows = [row('a'), row('b'), row('c')];

it('a decided row leaves the list at once, and is back in its place when the decision is taken back', () => {
  expect(foresee(rows, new Map([filed('b')]), ['review']).map(({ id }) => id)).toEqual(['a', 'c']);
  expect(foresee(rows, new Map(), ['review'])).toBe(rows);
});

it('a list of every status keeps the row and shows where it goes', () => {
  expect(foresee(rows, new Map([filed('b')]), ['review', 'integrating'])[1]).toEqual(row('b', 1, 'integrating'));
});

it("a newer row is the server's own word: after undoing, or when somebody else changed it", () => {
  expect(foresee([row('b', 2)], new Map([filed('b', 1)]), ['review'])).toEqual([row('b', 2)]);
});

it('counts follow the decision and its rollback', () => {
  // Every status is a key of it.
  const none = Object.fromEntries(DocumentStatus.options.map((status) => [status, 0])) as CountByStatusOutput['counts'];
  const counts = { ...none, review: 2, integrated: 4, rejected: 1 };
  const moves = [{ from: 'review', to: 'integrating' }] as const;
  const after = moveCounts({ counts }, moves);
  expect(after.counts).toEqual({ ...counts, review: 1, integrating: 1 });
  expect(moveCounts(after, [{ from: 'integrating', to: 'review' }])).toEqual({ counts });
  expect(moveCounts({ counts: { ...counts, review: 0 } }, moves).counts.review).toBe(0);
});
