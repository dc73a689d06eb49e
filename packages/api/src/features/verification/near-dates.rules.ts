import type { PartialDate } from '@mailroom/contracts';
import { STANDING_FOR_A_YEAR } from './compare-birth-dates.rules.ts';

const DAY = /^(\d{4})-(\d{2})-(\d{2})/;
/** Nobody who lives was born before; nor does a server have to be asked about other millennia. */
const CENTURIES = /^(18|19|20)/;

const DIGITS = '0123456789'.split('');

/** A day with its month and day exchanged, its digits changed one by one, and neighbours swapped. */
const slipsOf = (digits: string): string[] => {
  const at = Array.from(digits, (_, place) => place);
  const changed = at.flatMap((place) => DIGITS.map((digit) => put(digits, place, digit)));
  const swapped = at.map((place) => put(digits, place, `${digits[place + 1] ?? ''}${digits[place]}`));
  return [...changed, ...swapped, digits.slice(0, 4) + digits.slice(6) + digits.slice(4, 6)];
};

const put = (text: string, place: number, part: string): string =>
  (text.slice(0, place) + part + text.slice(place + part.length)).slice(0, text.length);

const isDay = (day: string): boolean => {
  const date = new Date(`${day}T00:00:00Z`);
  return CENTURIES.test(day) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
};

const PARTIAL = /^\d{4}(-(0[1-9]|1[0-2]))?$/;

/** A date as servers can be asked for it: without its time; null for none, and for a day that no calendar has. */
export const statedDate = (date: PartialDate | null): PartialDate | null => {
  const day = DAY.exec(date ?? '')?.[0];
  if (day !== undefined) return isDay(day) ? day : null;
  return date !== null && PARTIAL.test(date) ? date : null;
};

/** The day that a date states; undefined for one that is less precise. */
export const wholeDay = (date: PartialDate | null): string | undefined => DAY.exec(statedDate(date) ?? '')?.[0];

/** Every day that `compareBirthDates` finds at least close to this one, itself the first: about forty. Of a date that may only stand for
 * its year, the other days of the year are left to a search by year. */
export const nearDays = (day: string): readonly string[] => {
  const slips = slipsOf(day.replaceAll('-', '')).map((digits) => digits.replace(/^(....)(..)(..)$/, '$1-$2-$3'));
  const estimated = [...STANDING_FOR_A_YEAR].map((rest) => day.slice(0, 4) + rest);
  return [...new Set([day, ...slips.filter(isDay), ...estimated])];
};

/** From the first to the last day that a partial date may be; `1962` is its own beginning for a record that has no more. */
export const rangeOf = (date: PartialDate): readonly [from: string, to: string] => {
  const [year = '', month] = date.split('-');
  if (month === undefined) return [year, `${year}-12-31`];
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return [`${year}-${month}`, `${year}-${month}-${String(last).padStart(2, '0')}`];
};
