import { z } from 'zod';
import { contract } from '../contract.ts';
import { EVERY_ROLE, Role } from './role.ts';

export const ListOwnFacilitiesInput = z.strictObject({});

/** Where one works, and as what. */
export const OwnFacility = z.strictObject({ facilityId: z.uuid(), facilityName: z.string(), role: Role });
export type OwnFacility = z.infer<typeof OwnFacility>;

/** By name. */
export const ListOwnFacilitiesOutput = z.strictObject({ facilities: z.array(OwnFacility) });

export const listOwnFacilities = contract({
  kind: 'query',
  roles: EVERY_ROLE,
  concerns: 'person',
  input: ListOwnFacilitiesInput,
  output: ListOwnFacilitiesOutput,
  refusals: ['NotSignedIn', 'InputInvalid'],
  audit: [],
  budget: { statements: 1, externalCalls: 0, bytes: 200_000 },
});
