import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isStatable, lastDayAt } from './state-date.rules.ts';

it.each([
  ['1968', true],
  ['2026', true],
  ['2026-03', true],
  ['2026-03-02', true],
  ['2026-03-02T23:59:59', true],
  ['2026-03-03', false],
  ['2026-04', false],
  ['2027', false],
  ['2068-12-25', false],
  ['9999-12-31', false],
  ['0001-01-01', false],
  ['1210-10', false],
  ['1900-01-01', true],
])('on 2026-03-02, somebody may be born on %s: %s', (date, is) => {
  expect(isStatable(date, '2026-03-02')).toBe(is);
});

it('a day is not over before it is over everywhere', () => {
  expect(lastDayAt(new Date('2026-03-02T09:59:59Z'))).toBe('2026-03-02');
  expect(lastDayAt(new Date('2026-03-02T10:00:00Z'))).toBe('2026-03-03');
});

it('whoever is born by now may be stated, wherever they are born', () => {
  const births = fc.date({ min: new Date('1850-01-01'), max: new Date('2026-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(births, fc.integer({ min: -12, max: 14 }), (birth, zone) => {
      const local = new Date(birth.getTime() + zone * 3_600_000).toISOString().slice(0, 10);
      expect(isStatable(local, lastDayAt(birth)) || local < '1850').toBe(true);
    }),
  );
});
