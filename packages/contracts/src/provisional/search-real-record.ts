import { z } from 'zod';
import { contract } from '../contract.ts';
import { DECIDING_ROLES } from '../session/role.ts';

/** Whether the hospital's server answered: whoever may be the real record is listed then. */
export const SearchRealRecordOutput = z.strictObject({ isAnswered: z.boolean() });
export type SearchRealRecordOutput = z.infer<typeof SearchRealRecordOutput>;

/** Asks now whether a provisional patient's real record has appeared; Mailroom asks by itself from time to time. */
export const searchRealRecord = contract({
  kind: 'mutation',
  roles: DECIDING_ROLES,
  input: z.strictObject({ provisionalPatientId: z.uuid() }),
  output: SearchRealRecordOutput,
  refusals: ['NotSignedIn', 'InputInvalid', 'ProvisionalPatientNotFound'],
  audit: ['real-record-searched', 'merge-decided'],
  budget: { statements: 20, externalCalls: 4, bytes: 100 },
});
