import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { gather } from './gather.ts';

/** Doubles numbers, and keeps what it was asked for together. */
const openDoubling = () => {
  const calls: (readonly number[])[] = [];
  const double = gather<number, number>(async (_key, numbers) => {
    calls.push(numbers);
    await Promise.resolve();
    if (numbers.includes(0)) throw new Error('Nothing is doubled with nothing.');
    return numbers.map((number) => (number < 0 ? new Error(`${number}`) : number * 2));
  });
  return { calls, double };
};

it('what comes in one turn, or while one is under way, is done together and in its order', async () => {
  const calls: (readonly number[])[] = [];
  const underWay = Promise.withResolvers<void>();
  const keep = gather<number, number>(async (_key, numbers) => {
    calls.push(numbers);
    await underWay.promise;
    return numbers;
  });
  const first = [keep('a', 1), keep('a', 2)];
  await vi.waitUntil(() => calls.length === 1);
  const second = [keep('a', 3), keep('a', 4)];
  underWay.resolve();
  expect(await Promise.all([...first, ...second])).toEqual([1, 2, 3, 4]);
  expect(calls).toEqual([
    [1, 2],
    [3, 4],
  ]);
});

it('keys do not wait for each other', async () => {
  const { calls, double } = openDoubling();
  await Promise.all([double('a', 1), double('b', 2)]);
  expect(calls).toEqual([[1], [2]]);
});

it('one that cannot be done takes nobody along', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: -3, max: 3 }), { maxLength: 12 }), async (numbers) => {
      const { double } = openDoubling();
      const results = await Promise.allSettled(numbers.map((number) => double('a', number)));
      expect(results.map(({ status }) => status)).toEqual(
        numbers.map((number) => (number > 0 ? 'fulfilled' : 'rejected')),
      );
    }),
  );
});

it('a result that is missing is told of', async () => {
  const doNothing = gather<number, number>(vi.fn(async () => []));
  await expect(doNothing('a', 1)).rejects.toThrow('a result for each');
});
