import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { JOBS } from '../../jobs.ts';
import { holdClaim, LET_GO_AFTER_MILLISECONDS } from './hold-claim.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const LONG = 60_000;

it('a claim stands as long as the queue is heard of', async () => {
  const claim = holdClaim(async () => true);
  await vi.advanceTimersByTimeAsync(LONG);
  expect(claim.signal.aborted).toBe(false);
  claim.end();
});

it.each([
  ['fails', () => Promise.reject(new Error('no database'))],
  ['says that it is somebody else’s', async () => false],
  ['never answers', () => new Promise<boolean>(() => {})],
])('a claim is let go of when the queue %s, before anybody else may take it', async (_, beat) => {
  const claim = holdClaim(beat);
  await vi.advanceTimersByTimeAsync(LET_GO_AFTER_MILLISECONDS);
  expect(claim.signal.aborted).toBe(true);
  claim.end();
  for (const { queue } of Object.values(JOBS)) {
    expect(LET_GO_AFTER_MILLISECONDS).toBeLessThan(queue.heartbeatSeconds * 1000);
  }
});

it('what was heard late counts from when it was asked', async () => {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const claim = holdClaim(() => promise);
  await vi.advanceTimersByTimeAsync(LET_GO_AFTER_MILLISECONDS - 1);
  resolve(true);
  await vi.advanceTimersByTimeAsync(1);
  expect(claim.signal.aborted).toBe(false);
  claim.end();
});

it('a claim that ended aborts nothing', async () => {
  const claim = holdClaim(() => Promise.reject(new Error('no database')));
  claim.end();
  await vi.advanceTimersByTimeAsync(LONG);
  expect(claim.signal.aborted).toBe(false);
});
