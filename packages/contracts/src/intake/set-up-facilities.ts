import { z } from 'zod';
import { IdentityProviderSetUp } from '../session/identity-provider.ts';
import { HospitalRole } from '../session/role.ts';

/** A name as somebody writes it. */
const said = z.string().min(1).max(200);
const code = z.string().regex(/^[a-z0-9-]{2,40}$/);

/** How documents come in. */
export const SourceKind = z.enum(['folder', 'upload', 'mail', 'laboratory', 'imaging', 'device', 'scan']);
export type SourceKind = z.infer<typeof SourceKind>;

/**
 * Where a facility's FHIR server is, and which of its records are the facility's own. Facilities that share a server each
 * state a scope: without one nothing is verified for them, and nothing filed.
 */
export const FacilityConnection = z.strictObject({
  /** Null: `FHIR_BASE_URL`. */
  fhirBaseUrl: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable(),
  /** Null: the whole server. Whatever is stated must hold of a record. */
  scope: z
    .strictObject({
      /** Logical id of the FHIR Organization that manages the facility's patients; null for none. */
      managingOrganization: z
        .string()
        .regex(/^[A-Za-z0-9.-]{1,64}$/)
        .nullable(),
      /** Systems of the numbers that the facility's authorities assign, as OID or URI; a patient has one of any. */
      identifierSystems: z.array(said).max(20),
    })
    .refine(
      ({ managingOrganization, identifierSystems }) => managingOrganization !== null || identifierSystems.length > 0,
      {
        error: 'states nothing: name an organization or a system of identifiers, or write null',
      },
    )
    .nullable(),
});
export type FacilityConnection = z.infer<typeof FacilityConnection>;

/** The file that `mailroom set-up` reads: facilities with their sources, members and tags, and identity providers. Running it twice changes nothing. */
export const FacilitySetUp = z.strictObject({
  facilities: z.array(
    z.strictObject({
      code,
      name: said,
      city: said,
      country: z.string().length(2),
      timeZone: said,
      sources: z.array(z.strictObject({ code, name: said, kind: SourceKind })),
      members: z.array(z.strictObject({ login: code, name: said, role: HospitalRole })),
      tags: z.array(z.strictObject({ name: said, color: said })),
      /** Left out: as it was, and at first `FHIR_BASE_URL`, the whole server. */
      connection: FacilityConnection.optional(),
    }),
  ),
  /** Where people sign in. One that is left out stays as it was. */
  identityProviders: z.array(IdentityProviderSetUp).max(20).optional(),
});
export type FacilitySetUp = z.infer<typeof FacilitySetUp>;
