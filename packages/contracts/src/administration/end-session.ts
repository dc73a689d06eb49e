import { z } from 'zod';
import { contract } from '../contract.ts';
import { PEOPLE_ROLES } from '../session/role.ts';
import { EndSessionsOutput } from './end-sessions.ts';

export const EndSessionInput = z.strictObject({ userId: z.uuid(), sessionId: z.uuid() });

/** Ends one session of somebody at the facility: its next call is refused, and what it watches ends at once. */
export const endSession = contract({
  kind: 'mutation',
  roles: PEOPLE_ROLES,
  input: EndSessionInput,
  output: EndSessionsOutput,
  refusals: ['NotSignedIn', 'InputInvalid'],
  audit: ['sessions-ended'],
  budget: { statements: 1, externalCalls: 0, bytes: 100 },
});
