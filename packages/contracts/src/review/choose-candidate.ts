import { z } from 'zod';
import { contract } from '../contract.ts';
import { DECIDING_ROLES } from '../session/role.ts';
import { ChangedDocument, SeenDocument } from './decision.ts';

export const ChooseCandidateInput = SeenDocument.extend({ patientId: z.uuid() });
export type ChooseCandidateInput = z.infer<typeof ChooseCandidateInput>;

/** A clerk says which of the candidates the document is about. */
export const chooseCandidate = contract({
  kind: 'mutation',
  roles: DECIDING_ROLES,
  input: ChooseCandidateInput,
  output: ChangedDocument,
  refusals: [
    'NotSignedIn',
    'InputInvalid',
    'DocumentNotFound',
    'DocumentClaimed',
    'DocumentChanged',
    'StatusUnfit',
    'CandidateNotFound',
    'PatientInactive',
  ],
  audit: ['candidate-chosen'],
  budget: { statements: 9, externalCalls: 0, bytes: 100 },
});
