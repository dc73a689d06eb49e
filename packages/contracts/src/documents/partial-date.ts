import { z } from 'zod';

/**
 * A date as precise as its source wrote it, in FHIR R4 `dateTime` form: `1980`, `1980-08`, `1980-08-01`,
 * `2015-07-22T18:00-05:00`. Seconds and offset are there only if the source had them.
 */
export const PartialDate = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2}(T\d{2}(:\d{2}(:\d{2}(\.\d+)?)?)?([+-]\d{2}:\d{2}|Z)?)?)?)?$/);
export type PartialDate = z.infer<typeof PartialDate>;
