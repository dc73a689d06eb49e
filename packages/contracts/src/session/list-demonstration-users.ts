import { z } from 'zod';
import { contract } from '../contract.ts';
import { Role } from './role.ts';

export const ListDemonstrationUsersInput = z.strictObject({});

/** One person who can be chosen on the sign-in page of a demonstration. */
export const DemonstrationUser = z.strictObject({
  userId: z.uuid(),
  userName: z.string(),
  facilityId: z.uuid(),
  facilityName: z.string(),
  role: Role,
});
export type DemonstrationUser = z.infer<typeof DemonstrationUser>;

export const ListDemonstrationUsersOutput = z.strictObject({ users: z.array(DemonstrationUser) });

export const listDemonstrationUsers = contract({
  kind: 'query',
  roles: 'anybody',
  input: ListDemonstrationUsersInput,
  output: ListDemonstrationUsersOutput,
  refusals: ['DemonstrationOff', 'InputInvalid'],
  audit: [],
  budget: { statements: 25, externalCalls: 0, bytes: 50_000 },
});
