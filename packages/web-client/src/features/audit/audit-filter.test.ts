import { expect, it } from 'vitest';
import { filterOf, NOT_NARROWED } from './audit-filter.ts';

it('a period is of whole days where the reader is, the last one included, and no day does not narrow', () => {
  expect(filterOf(NOT_NARROWED)).toMatchObject({ from: null, until: null, actorId: null, documentId: null });
  const { from, until } = filterOf({ ...NOT_NARROWED, firstDay: '2026-03-28', lastDay: '2026-03-28' });
  expect([from, until]).toEqual([new Date(2026, 2, 28).toISOString(), new Date(2026, 2, 29).toISOString()]);
  expect(filterOf({ ...NOT_NARROWED, firstDay: 'x' }).from).toBeNull();
});

it('a patient is narrowed to by one of their documents only', () => {
  expect(filterOf({ ...NOT_NARROWED, isWholePatient: true }).isWholePatient).toBe(false);
  expect(filterOf({ ...NOT_NARROWED, isWholePatient: true, documentId: 'd' }).isWholePatient).toBe(true);
});
