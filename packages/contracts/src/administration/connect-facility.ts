import { z } from 'zod';
import { contract } from '../contract.ts';
import { OPERATING_ROLES } from '../session/role.ts';
import { FacilityServer } from './facility-server.ts';
import { SeenOrNew } from './seen-version.ts';

export const ConnectFacilityInput = FacilityServer.extend({ facilityId: z.uuid(), ...SeenOrNew });
export type ConnectFacilityInput = z.infer<typeof ConnectFacilityInput>;

export const ConnectFacilityOutput = z.strictObject({});

/** Says where a hospital's record is. Whose documents are that wait there is looked up anew. */
export const connectFacility = contract({
  kind: 'mutation',
  roles: OPERATING_ROLES,
  input: ConnectFacilityInput,
  output: ConnectFacilityOutput,
  refusals: ['NotSignedIn', 'InputInvalid', 'FacilityNotFound', 'ChangedMeanwhile', 'ServerUnscoped'],
  audit: ['facility-connected'],
  budget: { statements: 1, externalCalls: 0, bytes: 100 },
});
