import type { Agreement, PartialDate } from '@mailroom/contracts';

const DAY_LENGTH = '1980-08-01'.length;

/**
 * Birth dates at the precision that both have. Equal: the same day. Close: the same as far as the less precise one goes,
 * one digit wrong, two neighbouring digits swapped, or day and month swapped.
 */
export function compareBirthDates(read: PartialDate | null, known: PartialDate | null): Agreement {
  if (read === null || known === null) return 'missing';
  const [one, other] = [read.slice(0, DAY_LENGTH), known.slice(0, DAY_LENGTH)];
  if (one.length < DAY_LENGTH || other.length < DAY_LENGTH) {
    return one.startsWith(other) || other.startsWith(one) ? 'close' : 'different';
  }
  if (one === other) return 'equal';
  return isOneSlip(one, other) || withMonthAsDay(one) === other ? 'close' : 'different';
}

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
