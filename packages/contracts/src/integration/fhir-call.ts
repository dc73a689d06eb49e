import { z } from 'zod';

/** The kinds of question that Mailroom asks the hospital's server. */
export const FhirCall = z.enum(['search-patients', 'read-patient', 'find-filed', 'read-filed']);
export type FhirCall = z.infer<typeof FhirCall>;
