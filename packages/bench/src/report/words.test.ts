import { expect, it } from 'vitest';
import type { Goal } from '../goals.ts';
import { bound, figure, ratio, verdict } from './words.ts';

const goal = (change: Partial<Goal>): Goal => ({ title: 'x', value: 1, isReached: true, ...change });

it('writes figures with the digits that matter', () => {
  expect([0, 0.0123, 0.5, 1.256, 12.34, 123.4, 1234567, Number.NaN].map(figure)).toEqual([
    '0',
    '0.012',
    '0.50',
    '1.26',
    '12.3',
    '123',
    '1,234,567',
    '–',
  ]);
  expect(ratio({ median: 1.1, least: 1, most: 1.25 })).toBe('1.10 x (1–1.25)');
});

it('says whether a goal was reached, and by how much', () => {
  expect(verdict(goal({ atMost: 2, value: 1 }))).toBe('reached by 50 %');
  expect(verdict(goal({ atLeast: 4, value: 3, isReached: false }))).toBe('MISSED by 25 %');
  expect(verdict(goal({ atMost: 0, value: 3, isReached: false }))).toBe('MISSED by 3');
  expect(verdict(goal({ atMost: 0, value: 0 }))).toBe('reached');
  expect(verdict(goal({ atMost: 2, value: null, isReached: null }))).toBe('not measured');
  expect([bound(goal({ atLeast: 50 })), bound(goal({ atMost: 1.25 }))]).toEqual(['at least 50', 'at most 1.25']);
});
