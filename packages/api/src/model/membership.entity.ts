import { Role } from '@mailroom/contracts';
import { defineEntity, p } from '@mikro-orm/core';
import { type Granted, READS_ONLY } from '../platform/database/grants.ts';
import { facility, id, instant, tenant } from '../platform/database/tenancy.ts';
import { IdentityProvider } from './identity-provider.entity.ts';
import { User } from './user.entity.ts';

const MembershipSchema = defineEntity({
  name: 'Membership',
  tableName: 'membership',
  ...tenant('membership'),
  uniques: [{ name: 'membership_facility_user', properties: ['facility', 'user'] }],
  properties: {
    id: id(),
    facility: facility(),
    user: () => p.manyToOne(User).ref().index(),
    role: p.enum(Role.options),
    /** Whose rule gives the role, at each sign-in; null where a person gave it. */
    provider: () => p.manyToOne(IdentityProvider).ref().nullable().deleteRule('set null').index(),
    /** That rule in words; null for a role of before it was kept. */
    rule: p.text().nullable(),
    signedInAt: instant().nullable(),
    createdAt: instant().defaultRaw('now()'),
  },
});

/** That a user works at a facility, and as what. */
export class Membership extends MembershipSchema.class {
  static readonly granted: Granted = READS_ONLY;
}
MembershipSchema.setClass(Membership);
