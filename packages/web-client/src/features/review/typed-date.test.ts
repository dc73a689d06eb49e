import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatPartialDate } from '../../platform/language/format-partial-date.ts';
import { parseTypedDate } from './typed-date.ts';

it.each([
  ['12/04/1975', '1975-04-12'],
  ['1.2.1980', '1980-02-01'],
  ['12 04 1975', '1975-04-12'],
  ['04/1975', '1975-04'],
  ['1975', '1975'],
  ['1975-04-12', '1975-04-12'],
  [' 1975-04 ', '1975-04'],
  ['20 juin 2000', '2000-06-20'],
  ['20 June 2000', '2000-06-20'],
  ['June 20, 2000', '2000-06-20'],
  ['1er août 1961', '1961-08-01'],
  ['3rd dec. 1958', '1958-12-03'],
  ['9 févr. 1999', '1999-02-09'],
  ['mars 1990', '1990-03'],
  ['20062000', '2000-06-20'],
  ['20000620', '2000-06-20'],
])('%s is the date %s', (typed, date) => {
  expect(parseTypedDate(typed)).toBe(date);
});

it.each([
  '31/02/1975',
  '13/13/1975',
  '06/20/2000',
  'yesterday',
  '1975-4-1',
  '75',
  '12/04/75',
  '1975-02-30',
  '20 jui 2000',
  '31 juin 2000',
  '31022000',
  '00002000',
  '20 foo 2000',
])('%s is no date', (typed) => {
  expect(parseTypedDate(typed)).toBeNull();
});

const days = fc.date({ min: new Date('1880-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });

it.each(['en', 'fr'] as const)(
  'every day is read as it is shown (%s), and as it is typed without signs',
  (language) => {
    fc.assert(
      fc.property(days, (day) => {
        const date = day.toISOString().slice(0, 10);
        const [year, month, dayOfMonth] = date.split('-');
        expect(parseTypedDate(formatPartialDate(date, language))).toBe(date);
        expect(parseTypedDate(`${dayOfMonth}${month}${year}`)).toBe(date);
      }),
    );
  },
);
