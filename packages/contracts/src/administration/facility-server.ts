import { z } from 'zod';
import { FhirBaseUrl } from '../intake/set-up-facilities.ts';

/** Where a hospital's FHIR server is, and which of its records are the hospital's own. */
export const FacilityServer = z.strictObject({
  fhirBaseUrl: FhirBaseUrl,
  /** Logical id of the FHIR Organization that manages the hospital's patients; null for none. */
  managingOrganization: z
    .string()
    .regex(/^[A-Za-z0-9.-]{1,64}$/)
    .nullable(),
  /** Systems of the numbers that the hospital's authorities assign, as OID or URI; a patient has one of any. None, and no organization: the whole server. */
  identifierSystems: z.array(z.string().regex(/^\S{1,200}$/)).max(20),
});
export type FacilityServer = z.infer<typeof FacilityServer>;
