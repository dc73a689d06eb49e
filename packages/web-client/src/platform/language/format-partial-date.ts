import type { PartialDate } from '@mailroom/contracts';
import { dateFormat } from './intl-formats.ts';
import { FORMATS, type Language } from './language.ts';

const SHAPE =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2})(?::(\d{2})(?::(\d{2})(?:\.(\d+))?)?)?)?(Z|[+-]\d{2}:\d{2})?)?)?$/;

const sayTime = (parts: readonly (string | undefined)[], language: Language): string => {
  const [hour = '', minute, second, fraction] = parts;
  // A bare hour gets its unit, since "18" alone would read as a day.
  if (minute === undefined) return language === 'fr' ? `${Number(hour)} h` : `${hour}h`;
  const clock = second === undefined ? `${hour}:${minute}` : `${hour}:${minute}:${second}`;
  return fraction === undefined ? clock : `${clock}.${fraction}`;
};

const sayOffset = (offset: string): string => (offset === 'Z' ? 'UTC' : `UTC${offset.replace('-', '−')}`);

/**
 * A date with exactly the precision that the document wrote. A birth date is a day on a certificate and not an
 * instant, so nothing here knows the browser's time zone. What is no date of the calendar is shown as it was written.
 *
 * @example formatPartialDate('1980-08', 'fr') // => 'août 1980'
 */
export const formatPartialDate = (written: PartialDate, language: Language): string => {
  const [, year, month, day, hour, minute, second, fraction, offset] = SHAPE.exec(written) ?? [];
  if (year === undefined) return written;
  if (month === undefined) return year;
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day ?? 1));
  if (date.getUTCMonth() !== Number(month) - 1) return written;
  const precision: Intl.DateTimeFormatOptions = { year: 'numeric', month: day === undefined ? 'long' : 'short' };
  if (day !== undefined) precision.day = 'numeric';
  const calendar = dateFormat(FORMATS[language], { ...precision, timeZone: 'UTC' }).format(date);
  if (hour === undefined) return calendar;
  const time = sayTime([hour, minute, second, fraction], language);
  return offset === undefined ? `${calendar}, ${time}` : `${calendar}, ${time} (${sayOffset(offset)})`;
};
