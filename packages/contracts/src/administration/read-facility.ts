import { z } from 'zod';
import { contract } from '../contract.ts';
import { ADMINISTERING_ROLES } from '../session/role.ts';
import { TimeName } from './time-setting.ts';

export const ReadFacilityInput = z.strictObject({});

/** What an administrator may change of their facility. */
export const ReadFacilityOutput = z.strictObject({
  /** What the command line calls it; it stays. */
  code: z.string(),
  name: z.string(),
  city: z.string(),
  country: z.string(),
  timeZone: z.string(),
  version: z.int(),
  times: z.array(
    z.strictObject({
      name: TimeName,
      /** Null: nothing of its own is set, and `otherwise` holds. */
      own: z.number().nullable(),
      otherwise: z.number(),
    }),
  ),
});
export type ReadFacilityOutput = z.infer<typeof ReadFacilityOutput>;

export const readFacility = contract({
  kind: 'query',
  roles: ADMINISTERING_ROLES,
  input: ReadFacilityInput,
  output: ReadFacilityOutput,
  refusals: ['NotSignedIn', 'InputInvalid'],
  audit: [],
  budget: { statements: 2, externalCalls: 0, bytes: 3000 },
});
