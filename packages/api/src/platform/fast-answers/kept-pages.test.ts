import { expect, it } from 'vitest';
import { openKeptPages } from './kept-pages.ts';

/** How many of these pages are still kept after the last one was made. */
const countKept = async (maxBytes: number, keys: readonly string[]): Promise<number> => {
  const pages = openKeptPages(maxBytes, null);
  for (const key of keys) await pages.find(key, '1', async () => 'x');
  let made = 0;
  for (const key of keys.toReversed()) {
    await pages.find(key, '1', async () => {
      made += 1;
      return null;
    });
  }
  return keys.length - made;
};

it('long keys are counted as the pages are', async () => {
  const keys = Array.from({ length: 500 }, (_, index) => String(index).padStart(1000, '0'));
  const kept = await countKept(100_000, keys);
  expect(kept).toBeGreaterThan(40);
  expect(kept).toBeLessThanOrEqual(50);
});
