import { z } from 'zod';
import { contract } from '../contract.ts';
import { ADMINISTERING_ROLES } from '../session/role.ts';
import { TimeChange, TimeName } from './time-setting.ts';

export const ChangeTimesInput = z.strictObject({ changes: z.array(TimeChange).min(1).max(TimeName.options.length) });
export type ChangeTimesInput = z.infer<typeof ChangeTimesInput>;

export const ChangeTimesOutput = z.strictObject({});

/** Sets times of the facility: all of them, or none. They hold from the next decision, claim or check on. */
export const changeTimes = contract({
  kind: 'mutation',
  roles: ADMINISTERING_ROLES,
  input: ChangeTimesInput,
  output: ChangeTimesOutput,
  refusals: ['NotSignedIn', 'InputInvalid', 'ChangedMeanwhile'],
  audit: ['facility-set-up'],
  budget: { statements: 6, externalCalls: 0, bytes: 10 },
});
