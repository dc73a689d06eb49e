import { afterEach, expect, it, vi } from 'vitest';
import { forgetDecisions, lastDecision, noteDecision, withdrawOffer } from './last-decision.ts';

const decide = (documentId: string, seconds: number): void =>
  noteDecision(
    'file',
    [{ documentId, version: 2, undoableUntil: new Date(Date.now() + seconds * 1000).toISOString() }],
    documentId,
  );

afterEach(() => {
  forgetDecisions();
  vi.useRealTimers();
});

it('of two quick decisions the one before is offered once the last was undone', () => {
  vi.useFakeTimers();
  decide('first', 10);
  decide('second', 10);
  expect(lastDecision()?.name).toBe('second');
  withdrawOffer(['second']);
  expect(lastDecision()?.name).toBe('first');
  withdrawOffer(['first']);
  expect(lastDecision()).toBeNull();
});

it('what can no longer be undone is not offered', () => {
  vi.useFakeTimers();
  decide('first', 1);
  decide('second', 10);
  vi.advanceTimersByTime(2000);
  withdrawOffer(['second']);
  expect(lastDecision()).toBeNull();
});

it('an offer that was put away does not make room for an older one', () => {
  decide('first', 10);
  decide('second', 10);
  forgetDecisions();
  expect(lastDecision()).toBeNull();
});
