import { z } from 'zod';

/** Older names too, such as `US/Eastern`; no bare offsets, which know no summer time. */
const isTimeZone = (name: string): boolean => {
  try {
    return /^[A-Z]/.test(name) && Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
};

/** A time zone of IANA that this computer knows. */
export const TimeZone = z
  .string()
  .trim()
  .max(200)
  .refine(isTimeZone, { error: 'is no time zone: write one of IANA, such as Europe/Paris' });
