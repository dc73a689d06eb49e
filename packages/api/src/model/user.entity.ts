import { defineEntity, p } from '@mikro-orm/core';
import { type Granted, READS_ONLY } from '../platform/database/grants.ts';
import { id, instant } from '../platform/database/tenancy.ts';
import { Membership } from './membership.entity.ts';
import { Password } from './password.entity.ts';

const UserSchema = defineEntity({
  name: 'User',
  tableName: 'app_user',
  properties: {
    id: id(),
    login: p.text().unique(),
    name: p.text(),
    createdAt: instant().defaultRaw('now()'),
    password: () => p.oneToOne(Password).mappedBy('user').ref().nullable(),
    /** Of the facility that is acted for: row-level security shows no other. */
    memberships: () => p.oneToMany(Membership).mappedBy('user'),
  },
});

/** A person who works at one or more facilities; what they may do stands in their memberships. */
export class User extends UserSchema.class {
  static readonly granted: Granted = READS_ONLY;
}
UserSchema.setClass(User);
