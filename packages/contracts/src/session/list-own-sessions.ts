import { z } from 'zod';
import { contract } from '../contract.ts';
import { EVERY_ROLE } from './role.ts';

export const ListOwnSessionsInput = z.strictObject({});

/** A browser in which one is signed in. */
export const OwnSession = z.strictObject({
  sessionId: z.uuid(),
  facilityName: z.string(),
  /** Such as `Firefox · Windows`; null where the browser did not say. */
  browser: z.string().nullable(),
  /** From where one signed in; null where that was not noted. */
  address: z.string().nullable(),
  startedAt: z.iso.datetime(),
  usedAt: z.iso.datetime(),
  /** The one that asks. */
  isThis: z.boolean(),
});
export type OwnSession = z.infer<typeof OwnSession>;

/** This one first, then the last used first. */
export const ListOwnSessionsOutput = z.strictObject({ sessions: z.array(OwnSession).max(50) });

export const listOwnSessions = contract({
  kind: 'query',
  roles: EVERY_ROLE,
  concerns: 'person',
  input: ListOwnSessionsInput,
  output: ListOwnSessionsOutput,
  refusals: ['NotSignedIn', 'InputInvalid'],
  audit: [],
  budget: { statements: 1, externalCalls: 0, bytes: 30_000 },
});
