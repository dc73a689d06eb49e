import { expect, it } from 'vitest';
import { changedPlans, pairsOf } from './measure-plans.ts';

const plan = (pair: string, shape: string) => ({ pair, shape, milliseconds: 1, sequentialScans: [], largestSort: 0 });

it('pairs every filter with every other, but not two of one kind', () => {
  const pairs = pairsOf([
    ['status', { statuses: ['review'] }],
    ['statuses', { statuses: ['review', 'received'] }],
    ['oldest', { sort: 'oldest' }],
  ]);
  expect(pairs).toEqual([
    ['status + oldest', { statuses: ['review'], sort: 'oldest' }],
    ['statuses + oldest', { statuses: ['review', 'received'], sort: 'oldest' }],
  ]);
});

it('the canary: a plan that changed, and one that was not kept, are named', () => {
  const kept = { a: 'Index Scan', b: 'Index Scan' };
  expect(changedPlans(kept, [plan('a', 'Index Scan'), plan('b', 'Seq Scan'), plan('c', 'x')])).toEqual(['b', 'c']);
  expect(changedPlans(kept, [plan('a', 'Index Scan')])).toEqual([]);
});
