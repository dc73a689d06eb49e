import type { PartialDate } from '@mailroom/contracts';

/** HL7 v3 Data Types R1, TS literal form: `YYYY[MM[DD[HH[MM[SS[.UUUU]]]]]][+|-ZZzz]`. Some senders put ISO's `T` and `Z` in. */
const HL7_TIMESTAMP =
  /^(?<year>\d{4})(?:(?<month>\d{2})(?:(?<day>\d{2})(?:T?(?<hour>\d{2})(?:(?<minute>\d{2})(?:(?<second>\d{2})(?<fraction>\.\d{1,9})?)?)?)?(?<offset>Z|[+-]\d{2}(?::?\d{2})?)?)?)?$/;

/** ISO 8601, extended form; a blank may stand for its `T`. */
const ISO_TIMESTAMP =
  /^(?<year>\d{4})-(?<month>\d{2})(?:-(?<day>\d{2})(?:[T ](?<hour>\d{2})(?::(?<minute>\d{2})(?::(?<second>\d{2})(?<fraction>\.\d{1,9})?)?)?)?(?<offset>Z|[+-]\d{2}(?::?\d{2})?)?)?$/;

/**
 * A timestamp of HL7 v3 or ISO 8601 as a date of the same precision: nothing is added and, where the notation allows, nothing lost.
 *
 * A part that is `00` is not known, and ends the date before it. An offset without a time of day has no place in a
 * {@link PartialDate} and is left out. Null: a date that no calendar has, or another notation, which is never guessed.
 *
 * @example
 * readTimestamp('201507221800-0500') // => '2015-07-22T18:00-05:00'
 * readTimestamp('19681200') // => '1968-12'
 */
export function readTimestamp(value: string | null): PartialDate | null {
  const written = value?.trim() ?? '';
  const parts = (HL7_TIMESTAMP.exec(written) ?? ISO_TIMESTAMP.exec(written))?.groups;
  const known = parts === undefined ? null : withoutZeros(parts);
  if (known === null || !isOnCalendar(known) || !isOnClock(known)) return null;
  const { year, month, day, hour, minute, second, fraction, offset } = known;
  const date = [year, month, day].filter((part) => part !== undefined).join('-');
  if (hour === undefined) return date;
  const time = [hour, minute, second].filter((part) => part !== undefined).join(':');
  return `${date}T${time}${fraction ?? ''}${offset === undefined ? '' : withColon(offset)}`;
}

/**
 * The calendar day of a birth. Some senders write a time that means nothing (midnight in another zone); FHIR R4
 * `Patient.birthDate` has none.
 */
export function readBirthDate(value: string | null): PartialDate | null {
  return readTimestamp(value)?.slice(0, 'YYYY-MM-DD'.length) ?? null;
}

type Parts = Record<string, string | undefined>;

/** What stands before a month or a day that is `00`. Null where something is said after it: that contradicts itself. */
function withoutZeros(parts: Parts): Parts | null {
  const { year, month, day, hour = '00', minute = '00', second = '00' } = parts;
  const isMidnight = [hour, minute, second].every((part) => part === '00');
  if (month === '00') return (day ?? '00') === '00' && isMidnight ? { year } : null;
  if (day === '00') return isMidnight ? { year, month } : null;
  return parts;
}

function isOnCalendar({ year, month = '01', day = '01' }: Parts): boolean {
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return year !== '0000' && !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day);
}

function isOnClock({ hour = '00', minute = '00', second = '00', offset = '+00' }: Parts): boolean {
  const isTime = Number(hour) <= 23 && Number(minute) <= 59 && Number(second) <= 59;
  const [hours, minutes] = [offset.slice(1, 3), offset.slice(3).replace(':', '')];
  return isTime && (offset === 'Z' || (Number(hours) <= 14 && Number(minutes) <= 59));
}

/** `-0500`, `-05` and `-05:00` all mean five hours. */
const withColon = (offset: string) =>
  offset === 'Z' ? offset : `${offset.slice(0, 3)}:${offset.slice(3).replace(':', '') || '00'}`;
