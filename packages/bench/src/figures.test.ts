import fc from 'fast-check';
import { expect, it } from 'vitest';
import { median, percentile, ratioOver, spreadOf } from './figures.ts';

it('reads percentiles between neighbours, in any order', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  expect(percentile([10, 20, 30, 40, 50], 0.9)).toBeCloseTo(46);
  expect(percentile([], 0.5)).toBeNaN();
});

it('a percentile is never outside of the values, and grows with its share', () => {
  const values = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1 });
  fc.assert(
    fc.property(values, (values) => {
      const at = [0, 0.5, 0.9, 1].map((share) => percentile(values, share));
      expect(at[0]).toBe(Math.min(...values));
      expect(at[3]).toBe(Math.max(...values));
      expect(at.toSorted((left, right) => left - right)).toEqual(at);
    }),
  );
});

it('compares within a round, so that a slow round of both does not count', () => {
  expect(ratioOver([2, 20, 3], [1, 10, 1])).toEqual({ median: 2, least: 2, most: 3 });
  expect(spreadOf([5])).toEqual({ median: 5, least: 5, most: 5 });
});

it('refuses to compare rounds that were not both measured', () => {
  expect(() => ratioOver([1, 2], [1])).toThrow('same rounds');
  expect(() => ratioOver([], [])).toThrow('same rounds');
});
