import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareBirthDates } from './compare-birth-dates.rules.ts';

it.each([
  ['1980-08-01', '1980-08-01', 'equal'],
  ['1980-08-01T10:30+02:00', '1980-08-01', 'equal'],
  ['1980-08', '1980-08-01', 'close'],
  ['1980', '1980-08-01', 'close'],
  ['1980', '1980', 'close'],
  ['1980-08', '1980-08', 'close'],
  ['1980-09', '1980-08-01', 'different'],
  ['1981', '1980-08-01', 'different'],
  ['1980-01-08', '1980-08-01', 'close'],
  ['1980-08-07', '1980-08-01', 'close'],
  ['1908-08-01', '1980-08-01', 'close'],
  ['1954-03-12', '1982-03-12', 'different'],
  ['1980-08-23', '1980-08-01', 'different'],
  ['1980-01-01', '1980-08-23', 'close'],
  ['1980-12-31', '1980-08-23', 'close'],
  ['1980-06-15', '1980-08-23', 'close'],
  ['1980-07-01', '1980-01-01', 'close'],
  ['1983-01-01', '1980-08-23', 'different'],
  ['1980-01-01', '1980-01-01', 'equal'],
  [null, '1980-08-01', 'missing'],
  ['1980', null, 'missing'],
])('%s and %s: %s', (read, known, agreement) => {
  expect(compareBirthDates(read, known)).toBe(agreement);
  expect(compareBirthDates(known, read)).toBe(agreement);
});

it('dates agree the same whichever side they stand on, and only whole ones are equal', () => {
  const digits = fc.integer({ min: 0, max: 9999 }).map((year) => `${year}`.padStart(4, '0'));
  const two = fc.integer({ min: 1, max: 12 }).map((month) => `${month}`.padStart(2, '0'));
  const date = fc
    .tuple(digits, two, two, fc.constantFrom(4, 7, 10))
    .map(([year, month, day, length]) => `${year}-${month}-${day}`.slice(0, length));
  fc.assert(
    fc.property(date, date, (one, other) => {
      expect(compareBirthDates(one, other)).toBe(compareBirthDates(other, one));
      expect(compareBirthDates(one, one)).toBe(one.length === 10 ? 'equal' : 'close');
    }),
    { numRuns: 500 },
  );
});
