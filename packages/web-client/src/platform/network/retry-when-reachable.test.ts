import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { retryWhenReachable } from './retry-when-reachable.ts';
import { isReachable } from './until-reachable.ts';

const asked = vi.fn<typeof fetch>();

// One clock, which only goes on.
beforeAll(() => void vi.useFakeTimers());
afterAll(() => void vi.useRealTimers());

beforeEach(() => {
  asked.mockImplementation(() => Promise.resolve(new Response()));
  vi.stubGlobal('fetch', asked);
});

afterEach(async () => {
  // Long enough for the next trouble to be another one.
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  asked.mockReset();
});

it('while Mailroom answers and the page fails all the same, it is retried ever more rarely', async () => {
  let isFailing = true;
  const retriedAt: number[] = [];
  const fail = (): void => {
    retryWhenReachable(() => {
      retriedAt.push(Date.now());
      if (isFailing) fail();
    });
  };
  const begun = Date.now();
  fail();
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  expect(retriedAt.length).toBeGreaterThan(15);
  expect(retriedAt.length).toBeLessThan(40);
  expect((retriedAt[0] ?? 0) - begun).toBeLessThanOrEqual(1250);
  isFailing = false;
});

it('another trouble, later, is retried soon again', async () => {
  const retry = vi.fn<() => void>();
  retryWhenReachable(retry);
  await vi.advanceTimersByTimeAsync(1300);
  expect(retry).toHaveBeenCalledTimes(1);
});

it('a page that is left retries nothing, and asks no more', async () => {
  const retry = vi.fn<() => void>();
  retryWhenReachable(retry)();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).not.toHaveBeenCalled();

  const answer = Promise.withResolvers<Response>();
  asked.mockImplementation(() => answer.promise);
  const leave = retryWhenReachable(retry);
  await vi.advanceTimersByTimeAsync(2000);
  expect(asked).toHaveBeenCalledTimes(1);
  leave();
  answer.resolve(new Response());
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toHaveBeenCalledTimes(1);
  expect(retry).not.toHaveBeenCalled();
});

it('a server that keeps the connection open and says nothing does not answer', async () => {
  const limit = new AbortController();
  const limits = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(limit.signal);
  asked.mockImplementation(
    (_, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(limit.signal.reason));
      }),
  );
  const answer = isReachable();
  expect(limits).toHaveBeenCalledWith(10_000);
  limit.abort();
  await expect(answer).resolves.toBe(false);
});
