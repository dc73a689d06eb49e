import { z } from 'zod';
import { contract } from '../contract.ts';
import { TimeLeft } from './read-time-left.ts';
import { EVERY_ROLE } from './role.ts';

export const ContinueSessionInput = z.strictObject({});

/**
 * Says that somebody uses the session. Nothing else is use: neither a stream nor what a page asks for by itself keeps a session that
 * nobody sits at, and a page says it only after a key, a click or a touch. The absolute limit stays.
 */
export const continueSession = contract({
  kind: 'mutation',
  roles: EVERY_ROLE,
  concerns: 'person',
  input: ContinueSessionInput,
  output: TimeLeft,
  refusals: ['NotSignedIn', 'InputInvalid'],
  audit: [],
  budget: { statements: 1, externalCalls: 0, bytes: 100 },
});
