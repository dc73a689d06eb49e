import { expect, it } from 'vitest';
import { createQueue } from './create-queue.ts';

const settle = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, 1);
  });

it('works on everything in order, never on more than it may', async () => {
  const done: number[] = [];
  let running = 0;
  let most = 0;
  const add = createQueue<number>(async (item) => {
    running += 1;
    most = Math.max(most, running);
    await settle();
    running -= 1;
    done.push(item);
  }, 2);
  add([1, 2, 3, 4, 5]);
  while (done.length < 5) await settle();
  expect(done).toEqual([1, 2, 3, 4, 5]);
  expect(most).toBe(2);
});

it('takes a single item, none, and more after it had finished', async () => {
  const done: string[] = [];
  const add = createQueue<string>(async (item) => void done.push(item), 2);
  add([]);
  add(['first']);
  await settle();
  add(['second']);
  await settle();
  expect(done).toEqual(['first', 'second']);
});
