import { z } from 'zod';
import { contract } from '../contract.ts';
import { EVERY_ROLE } from './role.ts';

export const ReadTimeLeftInput = z.strictObject({});

/** How long a session lasts from now on, in seconds, so that no two clocks are compared. */
export const TimeLeft = z.strictObject({
  /** Where nobody does anything in a page meanwhile. */
  idleSeconds: z.int(),
  /** Whatever is done. */
  wholeSeconds: z.int(),
});
export type TimeLeft = z.infer<typeof TimeLeft>;

/** Asks how long one is still signed in. To ask is no use of the session. */
export const readTimeLeft = contract({
  kind: 'query',
  roles: EVERY_ROLE,
  concerns: 'person',
  input: ReadTimeLeftInput,
  output: TimeLeft,
  refusals: ['NotSignedIn', 'InputInvalid'],
  audit: [],
  budget: { statements: 1, externalCalls: 0, bytes: 100 },
});
