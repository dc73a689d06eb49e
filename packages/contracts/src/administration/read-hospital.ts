import { z } from 'zod';
import { contract } from '../contract.ts';
import { OPERATING_ROLES } from '../session/role.ts';

export const ReadHospitalInput = z.strictObject({ facilityId: z.uuid() });

/** How a hospital stands: counts, and nobody's name. */
export const HospitalView = z.strictObject({
  code: z.string(),
  name: z.string(),
  administrators: z.int(),
  /** Links for an administrator that nobody has used yet. */
  openLinks: z.int(),
  /** Hospitals that use the same FHIR server: then each has to say which of its records are its own. */
  others: z.int(),
  /** Null: the installation's FHIR server, all of it. */
  connection: z
    .strictObject({
      /** Grows with each change. */
      version: z.int(),
      fhirBaseUrl: z.string().nullable(),
      managingOrganization: z.string().nullable(),
      identifierSystems: z.array(z.string()),
    })
    .nullable(),
});
export type HospitalView = z.infer<typeof HospitalView>;

export const ReadHospitalOutput = z.strictObject({ hospital: HospitalView });

/** One hospital, as an operator sets it up. */
export const readHospital = contract({
  kind: 'query',
  roles: OPERATING_ROLES,
  input: ReadHospitalInput,
  output: ReadHospitalOutput,
  refusals: ['NotSignedIn', 'InputInvalid', 'FacilityNotFound'],
  audit: [],
  budget: { statements: 1, externalCalls: 0, bytes: 10_000 },
});
