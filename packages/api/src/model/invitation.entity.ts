import { Role } from '@mailroom/contracts';
import { defineEntity, p } from '@mikro-orm/core';
import type { Granted } from '../platform/database/grants.ts';
import { id, instant } from '../platform/database/tenancy.ts';
import { Facility } from './facility.entity.ts';
import { User } from './user.entity.ts';

const InvitationSchema = defineEntity({
  name: 'Invitation',
  tableName: 'invitation',
  rowLevelSecurity: 'force',
  policies: [
    {
      name: 'invitation_tenant',
      // Whoever holds the token finds it before the facility is known.
      using:
        "facility_id is not distinct from (select current_facility_id()) or token_sha256 = nullif(current_setting('mailroom.invitation_token', true), '')",
      check: 'facility_id is not distinct from current_facility_id()',
    },
  ],
  indexes: [{ name: 'invitation_open', properties: ['facility', 'endedAt'] }],
  properties: {
    id: id(),
    /** Null: of before there were operators. It lets nobody in. */
    facility: () => p.manyToOne(Facility).ref().nullable().deleteRule('restrict'),
    /** Null: whoever opens it says who they are. */
    user: () => p.manyToOne(User).ref().nullable().deleteRule('restrict').index(),
    role: p.enum(Role.options),
    /** By a command. It serves whoever it was made for, wherever else they work by now. */
    madeByOwner: p.boolean().default(false),
    /** Hex SHA-256 of the link's secret: a copy of this table lets nobody in. */
    tokenSha256: p.text().fieldNames('token_sha256').unique(),
    createdAt: instant().defaultRaw('now()'),
    expiresAt: instant(),
    /** When it was used, or another one took its place. */
    endedAt: instant().nullable(),
  },
});

/** A link that lets one person in, once: they choose their password with it. */
export class Invitation extends InvitationSchema.class {
  static readonly granted: Granted = { readsAllBut: ['token_sha256'] };
}
InvitationSchema.setClass(Invitation);
