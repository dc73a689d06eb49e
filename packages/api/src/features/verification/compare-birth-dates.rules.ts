import type { Agreement, PartialDate } from '@mailroom/contracts';

const YEAR_LENGTH = '1980'.length;
const DAY_LENGTH = '1980-08-01'.length;

/**
 * Birth dates at the precision that both have. Equal: the same day. Close: the same as far as the less precise one goes,
 * one digit wrong, two neighbouring digits swapped, day and month swapped, or a day that stands for one that nobody knew.
 */
export function compareBirthDates(read: PartialDate | null, known: PartialDate | null): Agreement {
  if (read === null || known === null) return 'missing';
  const [one, other] = [read.slice(0, DAY_LENGTH), known.slice(0, DAY_LENGTH)];
  if (one.length < DAY_LENGTH || other.length < DAY_LENGTH) {
    return one.startsWith(other) || other.startsWith(one) ? 'close' : 'different';
  }
  if (one === other) return 'equal';
  return isOneSlip(one, other) || withMonthAsDay(one) === other || areEstimated(one, other) ? 'close' : 'different';
}

/** Written for a year of which neither month nor day is known. */
export const STANDING_FOR_A_YEAR = new Set(['-01-01', '-12-31', '-06-15', '-06-30', '-07-01']);

/** Either date may only say the year in which the other lies. */
const areEstimated = (one: string, other: string): boolean =>
  one.slice(0, YEAR_LENGTH) === other.slice(0, YEAR_LENGTH) &&
  [one, other].some((date) => STANDING_FOR_A_YEAR.has(date.slice(YEAR_LENGTH)));

/** `1980-01-08` for `1980-08-01`; no date at all where the day is no month. */
export function withMonthAsDay(date: string): string {
  const [year, month, day] = date.split('-');
  return `${year}-${day}-${month}`;
}

/** Two digits that differ count as one slip only where they are neighbours that changed places. */
function isOneSlip(one: string, other: string): boolean {
  const [a, b] = [one.replaceAll('-', ''), other.replaceAll('-', '')];
  const wrong = a.split('').flatMap((digit, index) => (digit === b[index] ? [] : [index]));
  const [from = 0, to = 0] = wrong;
  return wrong.length === 1 || (wrong.length === 2 && to === from + 1 && a[from] === b[to] && a[to] === b[from]);
}
