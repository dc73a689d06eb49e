import { z } from 'zod';

/** FHIR R4 `AdministrativeGender`. */
export const Sex = z.enum(['male', 'female', 'other', 'unknown']);
export type Sex = z.infer<typeof Sex>;
