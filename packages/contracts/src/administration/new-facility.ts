import { z } from 'zod';

/** As people write it. */
const said = z.string().trim().min(1).max(200);

/** Whether a time zone is one that this computer knows. */
const isTimeZone = (name: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }).format());
  } catch {
    return false;
  }
};

/** A hospital as an operator adds it. */
export const NewFacility = z.strictObject({
  code: z
    .string()
    .trim()
    .regex(/^[a-z0-9-]{2,40}$/),
  name: said,
  city: said,
  /** ISO 3166-1 alpha-2. */
  country: z
    .string()
    .trim()
    .regex(/^[A-Z]{2}$/),
  /** IANA. */
  timeZone: said.refine(isTimeZone, { error: 'is no time zone' }),
});
export type NewFacility = z.infer<typeof NewFacility>;
