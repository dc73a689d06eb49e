import { z } from 'zod';
import { isBare } from '../is-bare.ts';
import { Login } from '../session/accept-invitation.ts';
import { IdentityProviderSetUp } from '../session/identity-provider.ts';
import { HospitalRole } from '../session/role.ts';
import { TimeZone } from '../time-zone.ts';

/** A name as somebody writes it. */
const said = z.string().min(1).max(200);
const code = z.string().regex(/^[a-z0-9-]{2,40}$/, { error: 'must be 2 to 40 of a-z, 0-9 and -' });

/** How documents come in. */
export const SourceKind = z.enum(['folder', 'upload', 'mail', 'laboratory', 'imaging', 'device', 'scan']);
export type SourceKind = z.infer<typeof SourceKind>;

/** The address of a FHIR server; null: the installation's own (`FHIR_BASE_URL`). */
export const FhirBaseUrl = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .refine(isBare, { error: 'must be an address alone' })
  .nullable();

/**
 * Where a facility's FHIR server is, and which of its records are the facility's own. Facilities that share a server each
 * state a scope: without one nothing is verified for them, and nothing filed.
 */
export const FacilityConnection = z.strictObject({
  fhirBaseUrl: FhirBaseUrl,
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

/** A colour of the client's theme by its name, or one as `#1864ab`. */
export const TagColor = z
  .string()
  .regex(/^(?:dark|gray|red|pink|grape|violet|indigo|blue|cyan|teal|green|lime|yellow|orange|#[0-9a-fA-F]{6})$/, {
    error: 'is no colour: write red, orange, teal, indigo, … or one such as #1864ab',
  });

/** What stands in a list twice would be written twice, and the second time win. */
const once = <Item extends z.ZodType>(item: Item, keyOf: (one: z.infer<Item>) => string) =>
  z.array(item).superRefine((items, { addIssue }) => {
    const known = new Set<string>();
    for (const [index, one] of items.entries()) {
      if (known.has(keyOf(one))) addIssue({ code: 'custom', path: [index], message: 'stands here twice' });
      known.add(keyOf(one));
    }
  });

/** Whether nothing comes in by it, or it is not offered. Left out: as it was, and at first not. */
const switchedOff = z.boolean().optional();

const FacilityStated = z.strictObject({
  code,
  name: said,
  city: said,
  country: z.string().regex(/^[A-Z]{2}$/, { error: 'must be the two capitals of a country, such as FR' }),
  timeZone: TimeZone,
  sources: once(z.strictObject({ code, name: said, kind: SourceKind, switchedOff }), (source) => source.code),
  members: once(z.strictObject({ login: Login, name: said, role: HospitalRole }), ({ login }) => login),
  tags: once(z.strictObject({ name: said, color: TagColor, switchedOff }), ({ name }) => name),
  /** Left out: as it was, and at first `FHIR_BASE_URL`, the whole server. */
  connection: FacilityConnection.optional(),
});
export type FacilityStated = z.infer<typeof FacilityStated>;

/** A person has one name, wherever they work: of two, each run would write the other one. */
const nameEachPersonOnce = (facilities: readonly FacilityStated[], { addIssue }: z.RefinementCtx): void => {
  const names = new Map<string, string>();
  for (const [index, { members }] of facilities.entries()) {
    for (const [member, { login, name }] of members.entries()) {
      if ((names.get(login) ?? name) !== name) {
        const path = [index, 'members', member, 'name'];
        addIssue({ code: 'custom', path, message: 'is another one than the same login has above' });
      }
      names.set(login, name);
    }
  }
};

/**
 * The file that `mailroom set-up` reads: facilities with their sources, members and tags, and identity providers. Running it twice changes
 * nothing.
 */
export const FacilitySetUp = z.strictObject({
  /** For editors: where the JSON Schema of this form is. */
  $schema: z.string().max(1000).optional(),
  facilities: once(FacilityStated, (facility) => facility.code).superRefine(nameEachPersonOnce),
  /** Where people sign in. One that is left out stays as it was. */
  identityProviders: once(IdentityProviderSetUp, (provider) => provider.code)
    .max(100)
    .optional(),
});
export type FacilitySetUp = z.infer<typeof FacilitySetUp>;
