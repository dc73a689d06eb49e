import { contract } from '../contract.ts';
import { DECIDING_ROLES } from '../session/role.ts';
import { PatientSearch, PatientsFound } from '../verification/patient-search.ts';

/** A clerk looks for a patient: whom the local mirror knows, at once. */
export const searchPatients = contract({
  // No query, although it changes nothing: who was looked for is kept and audited.
  kind: 'mutation',
  roles: DECIDING_ROLES,
  input: PatientSearch,
  output: PatientsFound,
  refusals: ['NotSignedIn', 'InputInvalid', 'DocumentNotFound', 'TooManySearches'],
  audit: ['patients-searched'],
  budget: { statements: 6, externalCalls: 0, bytes: 60_000 },
});
