import { z } from 'zod';
import { contract } from '../contract.ts';
import { OPERATING_ROLES } from '../session/role.ts';
import { FacilityServer } from './facility-server.ts';
import { NewFacility } from './new-facility.ts';

export const AddFacilityInput = NewFacility.extend({
  /** Null: the installation's own server, all of it. */
  server: FacilityServer.nullable(),
});
export type AddFacilityInput = z.infer<typeof AddFacilityInput>;
export const AddFacilityOutput = z.strictObject({ facilityId: z.uuid() });

/** Adds a hospital. Its first administrator is invited to it, and sets up the rest. */
export const addFacility = contract({
  kind: 'mutation',
  roles: OPERATING_ROLES,
  input: AddFacilityInput,
  output: AddFacilityOutput,
  refusals: ['NotSignedIn', 'InputInvalid', 'FacilityCodeTaken', 'ServerUnscoped'],
  audit: ['facility-set-up', 'facility-connected'],
  budget: { statements: 1, externalCalls: 0, bytes: 100 },
});
