import { z } from 'zod';
import { contract } from '../contract.ts';
import { DECIDING_ROLES } from '../session/role.ts';
import { FhirId } from '../verification/found-patient.ts';
import { Trait } from '../verification/trait-evidence.ts';
import { ChangedDocument, SeenDocument } from './decision.ts';

/** `accepted`: the traits of which the clerk saw that they differ, and chooses the patient nevertheless. */
export const ChooseFoundInput = SeenDocument.extend({
  fhirId: FhirId,
  accepted: z.array(Trait).max(Trait.options.length),
});
export type ChooseFoundInput = z.infer<typeof ChooseFoundInput>;

/**
 * A clerk says that the document is about a patient whom the automatic search did not find. The record is read from the hospital's
 * server anew, mirrored, and becomes a candidate; where the server does not answer, what the mirror knows is chosen and checked later.
 */
export const chooseFound = contract({
  kind: 'mutation',
  roles: DECIDING_ROLES,
  input: ChooseFoundInput,
  output: ChangedDocument,
  refusals: [
    'NotSignedIn',
    'InputInvalid',
    'DocumentNotFound',
    'DocumentClaimed',
    'DocumentChanged',
    'StatusUnfit',
    'PatientNotFound',
    'PatientInactive',
    'PatientDiffers',
    'RecordUnavailable',
  ],
  audit: ['candidate-chosen'],
  budget: { statements: 14, externalCalls: 1, bytes: 100 },
});
