import { z } from 'zod';
import { contract } from '../contract.ts';
import { EVERY_ROLE } from './role.ts';

/** Null: every other session of one's own. */
export const EndOwnSessionsInput = z.strictObject({ sessionId: z.uuid().nullable() });

/** How many ended. One that had ended before, or is not one's own, is none. */
export const EndOwnSessionsOutput = z.strictObject({ ended: z.int() });

/** Signs out elsewhere: the next request of such a session is refused, and its streams end at once. This one goes on. */
export const endOwnSessions = contract({
  kind: 'mutation',
  roles: EVERY_ROLE,
  concerns: 'person',
  input: EndOwnSessionsInput,
  output: EndOwnSessionsOutput,
  refusals: ['NotSignedIn', 'InputInvalid'],
  audit: ['own-session-ended'],
  budget: { statements: 1, externalCalls: 0, bytes: 100 },
});
