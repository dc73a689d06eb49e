import { z } from 'zod';
import { TimeZone } from '../time-zone.ts';

/** As people write it. */
const said = z.string().trim().min(1).max(200);

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
  timeZone: TimeZone,
});
export type NewFacility = z.infer<typeof NewFacility>;
