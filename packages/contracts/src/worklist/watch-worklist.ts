import { z } from 'zod';
import { contract } from '../contract.ts';
import { READING_ROLES } from '../session/role.ts';

/** `lastEventId` is the version that the client saw last; tRPC sends it after a reconnect. */
export const WatchWorklistInput = z.strictObject({ lastEventId: z.string().max(40).optional() });

/** The version of the facility's worklist. It grows with every committed change of what a page shows. */
export const WorklistVersion = z.strictObject({ version: z.string() });
export type WorklistVersion = z.infer<typeof WorklistVersion>;

/** The version at once if it differs from `lastEventId`, then each newer one: a missed change is never missed twice. */
export const watchWorklist = contract({
  kind: 'subscription',
  roles: READING_ROLES,
  input: WatchWorklistInput,
  output: WorklistVersion,
  refusals: ['NotSignedIn', 'InputInvalid', 'TooManyStreams'],
  audit: [],
  budget: { statements: 1, externalCalls: 0, bytes: 100 },
});
