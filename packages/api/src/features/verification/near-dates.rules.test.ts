import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareBirthDates, STANDING_FOR_A_YEAR } from './compare-birth-dates.rules.ts';
import { nearDays, rangeOf, statedDate, wholeDay } from './near-dates.rules.ts';

const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2025-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

it('the days near a day are itself and those that the rules call close, and no others', () => {
  fc.assert(
    fc.property(day, day, (one, other) => {
      const near = nearDays(one);
      expect(near[0]).toBe(one);
      expect(near.slice(1).map((slip) => compareBirthDates(one, slip))).toEqual(near.slice(1).map(() => 'close'));
      if (STANDING_FOR_A_YEAR.has(one.slice(4))) return;
      const isClose = ['equal', 'close'].includes(compareBirthDates(one, other));
      expect(near.includes(other)).toBe(isClose);
    }),
  );
});

it('a slip in a date is near it', () => {
  const near = nearDays('1990-04-03');
  expect(near).toEqual(expect.arrayContaining(['1990-03-04', '1990-04-13', '1980-04-03', '1909-04-03']));
  expect(near.length).toBeLessThan(65);
});

it('what no calendar has is not asked for', () => {
  const dates = ['0000-00-00', '1990-02-30', '1962-13', '19', '1962', '1962-01-01T10:00'];
  expect(dates.map(statedDate)).toEqual([null, null, null, null, '1962', '1962-01-01']);
});

it('a partial date is a range', () => {
  expect([rangeOf('1962'), rangeOf('1964-02')]).toEqual([
    ['1962', '1962-12-31'],
    ['1964-02', '1964-02-29'],
  ]);
  expect([wholeDay('1962-01-01T10:00'), wholeDay('1962-01'), wholeDay(null)]).toEqual([
    '1962-01-01',
    undefined,
    undefined,
  ]);
});
