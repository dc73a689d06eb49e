import { contract } from '../contract.ts';
import { DECIDING_ROLES } from '../session/role.ts';
import { ChangedDocument, SeenDocument } from './decision.ts';

export const CreateProvisionalPatientInput = SeenDocument;

/**
 * Makes a patient of the traits as they stand, for a document whose patient the hospital does not know yet. The hospital
 * learns of the patient with the document, once.
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
  ],
  audit: ['provisional-patient-created'],
  budget: { statements: 10, externalCalls: 0, bytes: 100 },
});
