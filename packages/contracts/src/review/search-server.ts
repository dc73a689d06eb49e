import { z } from 'zod';
import { contract } from '../contract.ts';
import { DECIDING_ROLES } from '../session/role.ts';
import { FhirId } from '../verification/found-patient.ts';
import { PatientSearch, PatientsFound } from '../verification/patient-search.ts';

/** `fhirIds`: records besides, such as those that took the place of merged ones. */
export const SearchServerInput = PatientSearch.extend({ fhirIds: z.array(FhirId).max(5) });
export type SearchServerInput = z.infer<typeof SearchServerInput>;

/** `isAnswered`: false where the hospital's server gave no usable answer in time; nobody is known not to exist then. */
export const SearchServerOutput = PatientsFound.extend({ isAnswered: z.boolean() });
export type SearchServerOutput = z.infer<typeof SearchServerOutput>;

/**
 * The same search of the hospital's own server, by one call that ends with the request: who types on cancels it. Nothing that is
 * found is kept.
 */
export const searchServer = contract({
  kind: 'mutation',
  roles: DECIDING_ROLES,
  input: SearchServerInput,
  output: SearchServerOutput,
  refusals: ['NotSignedIn', 'InputInvalid', 'DocumentNotFound', 'TooManySearches'],
  audit: ['patients-searched'],
  budget: { statements: 6, externalCalls: 1, bytes: 60_000 },
});
