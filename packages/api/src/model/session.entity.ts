import { defineEntity, p } from '@mikro-orm/core';
import type { Granted } from '../platform/database/grants.ts';
import { facility, id, instant, tenant } from '../platform/database/tenancy.ts';
import { IdentityProvider } from './identity-provider.entity.ts';
import { User } from './user.entity.ts';

const SessionSchema = defineEntity({
  name: 'Session',
  tableName: 'session',
  // Whoever holds the token may find the session before the facility is known; see the SQL function enter_session. The application makes,
  // finds and ends sessions by functions only, and cannot read what opens one.
  ...tenant('session', {
    orVisible:
      "token_sha256 = nullif(current_setting('mailroom.session_token', true), '') or user_id = nullif(current_setting('mailroom.person', true), '')::uuid",
  }),
  indexes: [{ name: 'session_provider', properties: ['provider', 'providerSessionId'] }],
  properties: {
    id: id(),
    facility: facility(),
    user: () => p.manyToOne(User).ref().index(),
    /** Hex SHA-256 of the cookie's token: a copy of this table opens no session. */
    tokenSha256: p.text().fieldNames('token_sha256').unique(),
    createdAt: instant().defaultRaw('now()'),
    /** Whatever is done meanwhile: the setting `session-hours`, counted from the sign-in. */
    expiresAt: instant().index(),
    /** When the person last did something in a page; see `continueSession`. */
    usedAt: instant().defaultRaw('now()'),
    /** After so long without use it is over: the setting `session-idle-minutes` when it began. */
    idleSeconds: p.integer().default(1800),
    revokedAt: instant().nullable(),
    /** Where the person signed in; null for a name that was chosen in a demonstration. */
    provider: () => p.manyToOne(IdentityProvider).ref().nullable().deleteRule('restrict'),
    /** The provider's name for its own session (`sid`), by which it says that it ended. */
    providerSessionId: p.text().nullable(),
    /** Codes of the facilities that the provider's word let the person into, by which they may go on at another one. */
    admittedFacilities: p.array().nullable(),
    /** Whether it began at another facility, so that tabs which were painted before may be that one's; see `judge-tab.ts`. */
    hasMoved: p.boolean().default(false),
    /** Such as `Firefox · Windows`. */
    browser: p.text().nullable(),
    /** From where the person signed in. */
    address: p.text().nullable(),
  },
});

/** A signed-in browser. Revoked at once by setting `revokedAt`. */
export class Session extends SessionSchema.class {
  static readonly granted: Granted = { readsAllBut: ['token_sha256'] };
}
SessionSchema.setClass(Session);
