import { expect, it } from 'vitest';
import { openAllowance } from './shared-pages.ts';

it('no more than the allowance is put into Redis while it is kept there, and afterwards as much again', () => {
  let now = 0;
  const isAllowed = openAllowance(1000, () => now);
  const put = Array.from({ length: 30 }, () => isAllowed(100));
  expect(put.filter(Boolean)).toHaveLength(10);
  now = 700_000;
  expect(isAllowed(100)).toBe(true);
});
