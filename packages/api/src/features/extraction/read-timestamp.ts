import type { PartialDate } from '@mailroom/contracts';

/** HL7 v3 Data Types R1, TS literal form: `YYYY[MM[DD[HH[MM[SS[.UUUU]]]]]][+|-ZZzz]`. */
export const TIMESTAMP =
  /^(?<year>\d{4})(?:(?<month>\d{2})(?:(?<day>\d{2})(?:(?<hour>\d{2})(?:(?<minute>\d{2})(?:(?<second>\d{2})(?<fraction>\.\d+)?)?)?)?)?)?(?<offset>[+-]\d{2}(?:\d{2})?)?$/;

/**
 * An HL7 v3 timestamp as a date of the same precision: nothing is added and, where the notation allows, nothing lost.
 *
 * An offset without a time of day has no place in a {@link PartialDate} and is left out. A date that no calendar has is null.
 *
 * @example
 * readTimestamp('201507221800-0500') // => '2015-07-22T18:00-05:00'
 */
export function readTimestamp(value: string | null): PartialDate | null {
  const parts = TIMESTAMP.exec(value?.trim() ?? '')?.groups;
  if (parts === undefined || !isOnCalendar(parts) || !isOnClock(parts)) return null;
  const { year, month, day, hour, minute, second, fraction, offset } = parts;
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

function isOnCalendar({ year, month = '01', day = '01' }: Parts): boolean {
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return year !== '0000' && !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day);
}

function isOnClock({ hour = '00', minute = '00', second = '00', offset = '+00' }: Parts): boolean {
  const isTime = Number(hour) <= 23 && Number(minute) <= 59 && Number(second) <= 59;
  return isTime && Number(offset.slice(1, 3)) <= 14 && Number(offset.slice(3)) <= 59;
}

/** `-0500` and `-05` both mean five hours. */
const withColon = (offset: string) => `${offset.slice(0, 3)}:${offset.slice(3) || '00'}`;
