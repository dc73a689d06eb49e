import fc from 'fast-check';
import { expect, it } from 'vitest';
import { editDistance, isMisspelling } from './edit-distance.rules.ts';

it.each([
  ['', '', 0],
  ['martin', 'martin', 0],
  ['martin', 'marin', 1],
  ['martin', 'matrin', 1],
  ['martin', 'mortan', 2],
  ['', 'abc', 3],
])('%s is %s with %i slips', (one, other, slips) => {
  expect(editDistance(one, other)).toBe(slips);
});

it('a short name has no room for a slip, a long one for two', () => {
  expect(isMisspelling('lea', 'leo')).toBe(false);
  expect(isMisspelling('lena', 'lisa')).toBe(false);
  expect(isMisspelling('lena', 'lenna')).toBe(true);
  expect(isMisspelling('christophe', 'cristofe')).toBe(false);
  expect(isMisspelling('christophe', 'cristope')).toBe(true);
});

it('a distance is the same both ways, nothing for the same word, and no longer than the longer word', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
  fc.assert(
    fc.property(word, word, (one, other) => {
      const distance = editDistance(one, other);
      expect(distance).toBe(editDistance(other, one));
      expect(distance === 0).toBe(one === other);
      expect(distance).toBeLessThanOrEqual(Math.max(one.length, other.length));
    }),
    { numRuns: 500 },
  );
});
