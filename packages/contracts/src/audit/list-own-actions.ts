import { z } from 'zod';
import { contract } from '../contract.ts';
import { EVERY_ROLE } from '../session/role.ts';
import { AuditRow } from './list-audit.ts';

export const ListOwnActionsInput = z.strictObject({});

/** The last fifty. */
export const ListOwnActionsOutput = z.strictObject({ rows: z.array(AuditRow) });
export type ListOwnActionsOutput = z.infer<typeof ListOwnActionsOutput>;

/** What whoever asks did last at the facility, the newest first. */
export const listOwnActions = contract({
  kind: 'query',
  roles: EVERY_ROLE,
  input: ListOwnActionsInput,
  output: ListOwnActionsOutput,
  refusals: ['NotSignedIn', 'InputInvalid'],
  audit: [],
  budget: { statements: 1, externalCalls: 0, bytes: 25_000 },
});
