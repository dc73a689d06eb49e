import { expect, it } from 'vitest';
import { exceededWords, overBudget } from './budget.rules.ts';

const budget = { statements: 2, externalCalls: 0, bytes: 100 };

it('names each part that was exceeded', () => {
  const exceeded = overBudget(budget, { statements: 3, externalCalls: 1, bytes: 101 });
  expect(exceededWords(exceeded)).toBe('3 of 2 statements, 1 of 0 externalCalls, 101 of 100 bytes');
});

it('what is just within is within, and bytes that nobody counted are not exceeded', () => {
  expect(overBudget(budget, { statements: 2, externalCalls: 0, bytes: 100 })).toEqual([]);
  expect(overBudget(budget, { statements: 0, externalCalls: 0, bytes: null })).toEqual([]);
});
