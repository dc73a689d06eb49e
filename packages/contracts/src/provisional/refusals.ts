import { z } from 'zod';
import type { StatusesOf } from '../refusal-status.ts';

/** No such provisional patient in this facility, or merged already. */
const ProvisionalPatientNotFound = z.strictObject({
  code: z.literal('ProvisionalPatientNotFound'),
  provisionalPatientId: z.uuid(),
});

/** The record is none of those that may be the patient's, or was closed since. */
const LikelyRecordNotFound = z.strictObject({ code: z.literal('LikelyRecordNotFound'), patientId: z.uuid() });

/** The documents are moving already. */
const MergeTooLate = z.strictObject({ code: z.literal('MergeTooLate'), provisionalPatientId: z.uuid() });

export const provisionalRefusals = [ProvisionalPatientNotFound, LikelyRecordNotFound, MergeTooLate] as const;

/** How HTTP says them. */
export const provisionalRefusalStatuses: StatusesOf<typeof provisionalRefusals> = {
  ProvisionalPatientNotFound: 'NOT_FOUND',
  LikelyRecordNotFound: 'NOT_FOUND',
  MergeTooLate: 'CONFLICT',
};
