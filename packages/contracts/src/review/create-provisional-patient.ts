import type { z } from 'zod';
import { contract } from '../contract.ts';
import { DECIDING_ROLES } from '../session/role.ts';
import { ChangedDocument, SeenDocument } from './decision.ts';
import { ProvisionalReason } from './provisional-reason.ts';

/** `reason`: null where nobody among the candidates is like the patient. */
export const CreateProvisionalPatientInput = SeenDocument.extend({ reason: ProvisionalReason.nullable() });
export type CreateProvisionalPatientInput = z.infer<typeof CreateProvisionalPatientInput>;

/**
 * Makes a patient of the traits as they stand, for a document whose patient the hospital does not know yet. The hospital
 * learns of the patient with the document, once. It takes a wide search for the same traits that the hospital's server answered
 * whole a moment ago (`searchLikelyPatients`), and a reason where that found anybody.
 */
export const createProvisionalPatient = contract({
  kind: 'mutation',
  roles: DECIDING_ROLES,
  input: CreateProvisionalPatientInput,
  output: ChangedDocument,
  refusals: [
    'NotSignedIn',
    'InputInvalid',
    'DocumentNotFound',
    'DocumentClaimed',
    'DocumentChanged',
    'StatusUnfit',
    'IdentityNotVerified',
    'PatientSearchNeeded',
    'ReasonNeeded',
  ],
  audit: ['provisional-patient-created'],
  budget: { statements: 14, externalCalls: 0, bytes: 100 },
});
