import { expect, it } from 'vitest';
import { waitingStatus } from './waiting-status.rules.ts';

it('a document comes back to where it waited', () => {
  expect([waitingStatus(null), waitingStatus('empty')]).toEqual(['review', 'unreadable']);
});
