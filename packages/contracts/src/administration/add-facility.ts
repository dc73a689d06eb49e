import { z } from 'zod';
import { contract } from '../contract.ts';
import { OPERATING_ROLES } from '../session/role.ts';
import { NewFacility } from './new-facility.ts';

export const AddFacilityInput = NewFacility;
export const AddFacilityOutput = z.strictObject({ facilityId: z.uuid() });

/** Adds a hospital. Its first administrator is invited to it, and sets up the rest. */
export const addFacility = contract({
  kind: 'mutation',
  roles: OPERATING_ROLES,
  input: AddFacilityInput,
  output: AddFacilityOutput,
  refusals: ['NotSignedIn', 'InputInvalid', 'FacilityCodeTaken'],
  audit: ['facility-set-up'],
  budget: { statements: 1, externalCalls: 0, bytes: 100 },
});
