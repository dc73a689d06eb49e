import { describe, expect, it } from 'vitest';
import { formatPartialDate } from './format-partial-date.ts';

describe('formatPartialDate', () => {
  it.each([
    ['1980', '1980', '1980'],
    ['1980-08', 'August 1980', 'août 1980'],
    ['1980-08-01', '1 Aug 1980', '1 août 1980'],
    ['2015-07-22T18', '22 Jul 2015, 18h', '22 juil. 2015, 18 h'],
    ['2015-07-22T18:05', '22 Jul 2015, 18:05', '22 juil. 2015, 18:05'],
    ['2015-07-22T18:00:09', '22 Jul 2015, 18:00:09', '22 juil. 2015, 18:00:09'],
    ['2015-07-22T18:00:09.250', '22 Jul 2015, 18:00:09.250', '22 juil. 2015, 18:00:09.250'],
    ['2015-07-22T18:00-05:00', '22 Jul 2015, 18:00 (UTC−05:00)', '22 juil. 2015, 18:00 (UTC−05:00)'],
    ['2015-07-22T18:00Z', '22 Jul 2015, 18:00 (UTC)', '22 juil. 2015, 18:00 (UTC)'],
    ['0987-03-04', '4 Mar 987', '4 mars 987'],
  ])('writes %s with the precision it has', (written, english, french) => {
    expect(formatPartialDate(written, 'en')).toBe(english);
    expect(formatPartialDate(written, 'fr')).toBe(french);
  });

  it.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/Paris'])('never moves a day in %s', (timeZone) => {
    const before = process.env['TZ'];
    process.env['TZ'] = timeZone;
    try {
      expect(formatPartialDate('1980-01-01', 'en')).toBe('1 Jan 1980');
      expect(formatPartialDate('1999-12-31T23:59:59+14:00', 'en')).toBe('31 Dec 1999, 23:59:59 (UTC+14:00)');
    } finally {
      if (before === undefined) delete process.env['TZ'];
      else process.env['TZ'] = before;
    }
  });

  it.each(['1980-13', '1980-02-30', '1980-00-10'])(
    'shows %s, which is no day of the calendar, as it was written',
    (written) => {
      expect(formatPartialDate(written, 'en')).toBe(written);
    },
  );
});
