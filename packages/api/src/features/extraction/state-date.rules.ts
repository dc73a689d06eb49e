import type { PartialDate } from '@mailroom/contracts';

/** Nobody alive was born before; what says so (`0001`, DDMMYYYY read as a year) means that no date is known. */
const FIRST_YEAR = '1850';

const MILLISECONDS_PER_HOUR = 3_600_000;

/** The last calendar day that it is anywhere at an instant: a child may be born where it is tomorrow already. */
export const lastDayAt = (now: Date): PartialDate =>
  new Date(now.getTime() + 14 * MILLISECONDS_PER_HOUR).toISOString().slice(0, 'YYYY-MM-DD'.length);

/** Whether a date may be one, and no placeholder such as `9999-12-31`: up to `lastDay`, as far as it is precise. */
export const isStatable = (date: PartialDate, lastDay: PartialDate): boolean => {
  const day = date.slice(0, lastDay.length);
  return day.slice(0, FIRST_YEAR.length) >= FIRST_YEAR && day <= lastDay.slice(0, day.length);
};
