import { z } from 'zod';

/** `system` is a URI or an OID, as the document wrote it; null when it named none. */
export const PatientIdentifier = z.strictObject({ system: z.string().nullable(), value: z.string() });
export type PatientIdentifier = z.infer<typeof PatientIdentifier>;
