import { z } from 'zod';
import { contract } from '../contract.ts';
import { PEOPLE_ROLES } from '../session/role.ts';

export const ListSessionsInput = z.strictObject({
  /** `nextCursor` of the page before; null for the first page. */
  cursor: z.string().max(200).nullable(),
  limit: z.int().min(1).max(100),
});
export type ListSessionsInput = z.infer<typeof ListSessionsInput>;

/** Somebody who is signed in at the facility. */
export const SessionRow = z.strictObject({
  id: z.uuid(),
  userId: z.uuid(),
  userName: z.string(),
  createdAt: z.iso.datetime(),
  /** When they last did something in a page. */
  usedAt: z.iso.datetime(),
  /** Such as `Firefox · Windows`. */
  browser: z.string().nullable(),
  /** From where they signed in. */
  address: z.string().nullable(),
  /** The identity provider that they signed in at; null: with a password, or by a name of a demonstration. */
  providerName: z.string().nullable(),
});
export type SessionRow = z.infer<typeof SessionRow>;

export const ListSessionsOutput = z.strictObject({
  rows: z.array(SessionRow),
  nextCursor: z.string().nullable(),
  /** The session of whoever asks. */
  ownId: z.uuid(),
});
export type ListSessionsOutput = z.infer<typeof ListSessionsOutput>;

/** Who is signed in at the facility, the newest first. */
export const listSessions = contract({
  kind: 'query',
  roles: PEOPLE_ROLES,
  input: ListSessionsInput,
  output: ListSessionsOutput,
  refusals: ['NotSignedIn', 'InputInvalid', 'CursorInvalid'],
  audit: [],
  budget: { statements: 1, externalCalls: 0, bytes: 60_000 },
});
