import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { openLargeLimit } from './limit-large.ts';

/** The most that were under way at once, of those that were sent together. */
const countAtOnce = async (sent: readonly { facilityId: string; sizeBytes: number }[]): Promise<number> => {
  const limit = openLargeLimit();
  let underWay = 0;
  let most = 0;
  const send = async (): Promise<void> => {
    underWay += 1;
    most = Math.max(most, underWay);
    for (let turn = 0; turn < 5; turn += 1) await setImmediate();
    underWay -= 1;
  };
  await Promise.all(sent.map((one) => limit(one, send)));
  return most;
};

const SMALL = 1_000_000;
const LARGE = SMALL + 1;
const many = (sizeBytes: number, facilities: readonly string[]) =>
  facilities.flatMap((facilityId) => Array.from({ length: 20 }, () => ({ facilityId, sizeBytes })));

it('of large documents few are sent at once, of one facility fewer, and small ones do not wait', async () => {
  expect(await countAtOnce(many(LARGE, ['a']))).toBe(4);
  expect(await countAtOnce(many(LARGE, ['a', 'b', 'c']))).toBe(8);
  expect(await countAtOnce(many(SMALL, ['a', 'b']))).toBe(40);
});

it('who waited too long is not sent, so that what was begun long ago is not sent late', async () => {
  let now = 0;
  const limit = openLargeLimit(() => now);
  const first = Promise.withResolvers<string>();
  const large = { facilityId: 'a', sizeBytes: LARGE };
  const four = Array.from({ length: 4 }, () => limit(large, () => first.promise));
  const waiting = limit(large, async () => 'sent');
  now = 15_001;
  first.resolve('first');
  expect(await Promise.all(four)).toEqual(['first', 'first', 'first', 'first']);
  expect(await waiting).toBeNull();
  expect(await limit(large, async () => 'sent')).toBe('sent');
});
