import { z } from 'zod';
import { contract } from '../contract.ts';
import { PEOPLE_ROLES, Role } from '../session/role.ts';

export const ListPeopleInput = z.strictObject({
  /** Part of a name or login, whatever its case; null for everybody. */
  sought: z.string().trim().min(1).max(100).nullable(),
  /** `nextCursor` of the page before; null for the first page. */
  cursor: z.string().max(500).nullable(),
  limit: z.int().min(1).max(100),
});
export type ListPeopleInput = z.infer<typeof ListPeopleInput>;

/** Somebody who works at the facility. */
export const PersonRow = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  login: z.string(),
  /** When they chose their password; null: they have none. */
  passwordChangedAt: z.iso.datetime().nullable(),
  /** What they are here. */
  membership: z.strictObject({
    role: Role,
    /** The identity provider whose rule gives the role; null where an administrator does. */
    providerName: z.string().nullable(),
    /** That rule in words, as `groups = mailroom-clerk`; null for a role of before it was kept. */
    rule: z.string().nullable(),
    signedInAt: z.iso.datetime().nullable(),
  }),
});
export type PersonRow = z.infer<typeof PersonRow>;

export const ListPeopleOutput = z.strictObject({ rows: z.array(PersonRow), nextCursor: z.string().nullable() });
export type ListPeopleOutput = z.infer<typeof ListPeopleOutput>;

/** Who works at the facility, by name. */
export const listPeople = contract({
  kind: 'query',
  roles: PEOPLE_ROLES,
  input: ListPeopleInput,
  output: ListPeopleOutput,
  refusals: ['NotSignedIn', 'InputInvalid', 'CursorInvalid'],
  audit: [],
  budget: { statements: 1, externalCalls: 0, bytes: 80_000 },
});
