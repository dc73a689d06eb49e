import { expect, it } from 'vitest';
import { readRetryAfter } from './retry-after.ts';

const now = Date.parse('2026-11-28T10:00:00Z');

it.each([
  ['120', 120_000],
  [' 0 ', 0],
  ['Sat, 28 Nov 2026 10:00:30 GMT', 30_000],
  ['Sat, 28 Nov 2026 09:00:00 GMT', 0],
  ['86400', 600_000],
  ['Sat, 28 Nov 2036 10:00:00 GMT', 600_000],
  ['-5', 0],
  ['soon', 0],
  ['Xyz, 99 Abc 2026 10:00:00 GMT', 0],
  [undefined, 0],
])('of %o is waited %i ms', (header, wait) => {
  expect(readRetryAfter(header, now)).toBe(wait);
});
