import type { z } from 'zod';
import { contract } from '../contract.ts';
import { ADMINISTERING_ROLES } from '../session/role.ts';
import { NewFacility } from './new-facility.ts';
import { Changed, Seen } from './seen-version.ts';

export const ChangeFacilityInput = NewFacility.omit({ code: true }).extend(Seen);
export type ChangeFacilityInput = z.infer<typeof ChangeFacilityInput>;

export const ChangeFacilityOutput = Changed;

/** Changes what the facility is called and where it is. */
export const changeFacility = contract({
  kind: 'mutation',
  roles: ADMINISTERING_ROLES,
  input: ChangeFacilityInput,
  output: ChangeFacilityOutput,
  refusals: ['NotSignedIn', 'InputInvalid', 'ChangedMeanwhile'],
  audit: ['facility-changed'],
  budget: { statements: 4, externalCalls: 0, bytes: 30 },
});
