import { z } from 'zod';
import { contract } from '../contract.ts';
import { DECIDING_ROLES } from '../session/role.ts';

export const MergeProvisionalPatientInput = z.strictObject({ provisionalPatientId: z.uuid(), patientId: z.uuid() });
export type MergeProvisionalPatientInput = z.infer<typeof MergeProvisionalPatientInput>;

/**
 * A clerk says which record is a provisional patient's real one. When the time to undo is over the documents move there, and the
 * provisional record is marked as replaced.
 */
export const mergeProvisionalPatient = contract({
  kind: 'mutation',
  roles: DECIDING_ROLES,
  input: MergeProvisionalPatientInput,
  output: z.strictObject({ undoableUntil: z.iso.datetime() }),
  refusals: ['NotSignedIn', 'InputInvalid', 'ProvisionalPatientNotFound', 'LikelyRecordNotFound'],
  audit: ['merge-decided'],
  budget: { statements: 7, externalCalls: 0, bytes: 100 },
});
