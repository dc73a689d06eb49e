import { z } from 'zod';
import { contract } from '../contract.ts';
import { Role } from './role.ts';

export const ReadSessionInput = z.strictObject({});

/** Who is signed in, and where. */
export const SessionView = z.strictObject({
  userId: z.uuid(),
  userName: z.string(),
  /** What a page says that it was painted for; see `FACILITY_HEADER`. */
  facilityId: z.uuid(),
  facilityName: z.string(),
  role: Role,
});
export type SessionView = z.infer<typeof SessionView>;

/**
 * `session` is null when nobody is signed in; `isDemonstration` decides which sign-in page is shown. `worklistVersion` is the
 * facility's when the session was looked up: whatever is asked for in the same request or later is at least as new.
 */
export const ReadSessionOutput = z.strictObject({
  session: SessionView.nullable(),
  isDemonstration: z.boolean(),
  worklistVersion: z.string().nullable(),
});

export const readSession = contract({
  kind: 'query',
  roles: 'anybody',
  input: ReadSessionInput,
  output: ReadSessionOutput,
  refusals: ['InputInvalid'],
  audit: [],
  budget: { statements: 0, externalCalls: 0, bytes: 1000 },
});
