import { PartialDate } from '@mailroom/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBirthDate, readTimestamp } from './read-timestamp.ts';

describe('readTimestamp', () => {
  it.each([
    ['1980', '1980'],
    ['198008', '1980-08'],
    ['19800801', '1980-08-01'],
    ['2015072218', '2015-07-22T18'],
    ['201507221800', '2015-07-22T18:00'],
    ['201507221800-0500', '2015-07-22T18:00-05:00'],
    ['20150722180059+01', '2015-07-22T18:00:59+01:00'],
    ['20150722180059.123+0530', '2015-07-22T18:00:59.123+05:30'],
    [' 20150722 ', '2015-07-22'],
    ['19681200', '1968-12'],
    ['19680000', '1968'],
    ['196800', '1968'],
    ['19681200000000', '1968-12'],
    ['1968-12-25', '1968-12-25'],
    ['1968-12', '1968-12'],
    ['1968-12-00', '1968-12'],
    ['1968-00-00', '1968'],
    ['1968-12-25T00:00:00Z', '1968-12-25T00:00:00Z'],
    ['1968-12-25Z', '1968-12-25'],
    ['2018-07-03T21:20:10+02:00', '2018-07-03T21:20:10+02:00'],
    ['2018-07-03 21:20', '2018-07-03T21:20'],
    ['2018-07-03T21:20:10.123-0500', '2018-07-03T21:20:10.123-05:00'],
    ['20180703T212010Z', '2018-07-03T21:20:10Z'],
    ['20180703212010Z', '2018-07-03T21:20:10Z'],
    ['20180703212010+02:00', '2018-07-03T21:20:10+02:00'],
  ])('reads %s with the precision it has', (written, read) => {
    expect(readTimestamp(written)).toBe(read);
  });

  it('leaves out an offset that has no time of day', () => {
    expect(readTimestamp('20150722-0500')).toBe('2015-07-22');
  });

  it.each([
    '',
    '198',
    '19801301',
    '19800230',
    '20150229',
    '2015072224',
    '201507221860',
    '00000101',
    '00000000',
    '20150022',
    '201507001200',
    '19041950',
    '05121984',
    '681225',
    '25.12.1968',
    '1968/12/25',
    '2015-13-22',
    '2015-02-29',
    '2015-0722',
    '201507-22',
    '2015-07-22T25:00:00Z',
    '2015-07-22T18:00:00+15:00',
    'unknown',
  ])('reads nothing from %j rather than something wrong', (written) => {
    expect(readTimestamp(written)).toBeNull();
  });

  it('reads nothing from nothing', () => {
    expect(readTimestamp(null)).toBeNull();
  });

  it('never gains or loses a digit of any date and time', () => {
    const digits = (length: number, max: number) =>
      fc.integer({ min: 0, max }).map((number) => String(number).padStart(length, '0'));
    const timestamp = fc
      .record({
        date: fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true }),
        length: fc.constantFrom(4, 6, 8, 10, 12, 14),
        fraction: fc.option(digits(3, 999)),
        offset: fc.option(
          fc.tuple(fc.constantFrom('+', '-'), digits(2, 14), digits(2, 59)).map((parts) => parts.join('')),
        ),
      })
      .map(({ date, length, fraction, offset }) => {
        const written = date.toISOString().replace(/\D/g, '').slice(0, length);
        const hasFraction = fraction !== null && length === 14;
        return `${written}${hasFraction ? `.${fraction}` : ''}${offset !== null && length > 8 ? offset : ''}`;
      });
    fc.assert(
      fc.property(timestamp, (written) => {
        const read = readTimestamp(written);
        expect(PartialDate.parse(read).replace(/[-:T+]/g, '')).toBe(written.replace(/[-+]/g, ''));
      }),
    );
  });

  it('reads a date in the notation of ISO 8601 as it reads the same in that of HL7', () => {
    const dates = fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(dates, fc.constantFrom(7, 10, 16, 19, 23, 24), (date, length) => {
        const iso = date.toISOString().slice(0, length);
        expect(readTimestamp(iso)).toBe(readTimestamp(iso.replaceAll(/[-:T]/g, '')));
        expect(readTimestamp(iso)).toBe(iso);
      }),
    );
  });

  it('reads any text as a PartialDate or as nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9.+-]{0,24}$/)), (written) => {
        expect(PartialDate.nullable().safeParse(readTimestamp(written)).success).toBe(true);
      }),
    );
  });
});

describe('readBirthDate', () => {
  it.each([
    ['19400805120000', '1940-08-05'],
    ['194008', '1940-08'],
    ['1940', '1940'],
  ])('reads %s as a day at most', (written, read) => {
    expect(readBirthDate(written)).toBe(read);
  });
});
