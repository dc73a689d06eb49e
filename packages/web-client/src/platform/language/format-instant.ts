import { dateFormat, relativeTimeFormat } from './intl-formats.ts';
import { FORMATS, type Language } from './language.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** `timeZone` is for tests; people see their own. */
interface InstantOptions {
  language: Language;
  now: Date;
  timeZone?: string;
}

const zoned = (options: Intl.DateTimeFormatOptions, timeZone: string | undefined): Intl.DateTimeFormatOptions =>
  timeZone === undefined ? options : { ...options, timeZone };

/** Day and time in full, for tooltips and histories. */
export const formatInstant = (iso: string, language: Language, timeZone?: string): string =>
  dateFormat(FORMATS[language], zoned({ dateStyle: 'medium', timeStyle: 'short' }, timeZone)).format(new Date(iso));

/** "12 min ago" within today, then the day: what matters is how long a document has waited. */
export const formatReceived = (iso: string, { language, now, timeZone }: InstantOptions): string => {
  const locale = FORMATS[language];
  const instant = new Date(iso);
  const day = dateFormat('en-CA', zoned({ dateStyle: 'short' }, timeZone));
  const age = now.getTime() - instant.getTime();
  if (day.format(instant) === day.format(now) && age > -MINUTE) {
    const relative = relativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
    if (age < MINUTE) return relative.format(0, 'second');
    if (age < HOUR) return relative.format(-Math.floor(age / MINUTE), 'minute');
    return relative.format(-Math.floor(age / HOUR), 'hour');
  }
  const isThisYear = day.format(instant).slice(0, 4) === day.format(now).slice(0, 4);
  const parts: Intl.DateTimeFormatOptions = isThisYear
    ? { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }
    : { day: 'numeric', month: 'short', year: 'numeric' };
  return dateFormat(locale, zoned(parts, timeZone)).format(instant);
};
