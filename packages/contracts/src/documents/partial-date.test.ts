import { expect, it } from 'vitest';
import { PartialDate } from './partial-date.ts';

it.each(['1980', '1980-08', '1980-08-01', '2015-07-22T18:00-05:00', '2015-07-22T18:00:01.5Z', '2015-07-22T18'])(
  '%s keeps the precision it was written with',
  (text) => {
    expect(PartialDate.parse(text)).toBe(text);
  },
);

it.each(['', '80', '1980-8', '19800801', '1980-08-01 10:00', 'yesterday'])('%j is no date', (text) => {
  expect(PartialDate.safeParse(text).success).toBe(false);
});
