import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createRefresher } from './create-refresher.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('refreshes at once, then once more for everything that was wished meanwhile', async () => {
  const refresh = vi.fn<() => Promise<void>>(() => Promise.resolve());
  const wish = createRefresher(refresh, 500);
  wish();
  wish();
  wish();
  expect(refresh).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(499);
  expect(refresh).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(refresh).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(5000);
  expect(refresh).toHaveBeenCalledTimes(2);
});

it('never runs two refreshes at the same time', async () => {
  let running = 0;
  const refresh = vi.fn<() => Promise<void>>(async () => {
    running += 1;
    expect(running).toBe(1);
    await new Promise((resolve) => {
      setTimeout(resolve, 2000);
    });
    running -= 1;
  });
  const wish = createRefresher(refresh, 500);
  for (let tenth = 0; tenth < 80; tenth += 1) {
    wish();
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(refresh.mock.calls.length).toBeLessThanOrEqual(4);
});
