import { z } from 'zod';
import { contract } from '../contract.ts';
import { PEOPLE_ROLES } from '../session/role.ts';

export const EndSessionsInput = z.strictObject({ userId: z.uuid() });

export const EndSessionsOutput = z.strictObject({
  /** How many. */
  ended: z.int(),
});

/** Signs somebody out of the facility, wherever they are signed in; of whoever asks, all sessions but this one. */
export const endSessions = contract({
  kind: 'mutation',
  roles: PEOPLE_ROLES,
  input: EndSessionsInput,
  output: EndSessionsOutput,
  refusals: ['NotSignedIn', 'InputInvalid'],
  audit: ['sessions-ended'],
  budget: { statements: 1, externalCalls: 0, bytes: 100 },
});
