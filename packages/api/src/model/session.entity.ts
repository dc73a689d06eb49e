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
  ...tenant('session', { orVisible: "token_sha256 = nullif(current_setting('mailroom.session_token', true), '')" }),
  indexes: [{ name: 'session_provider', properties: ['provider', 'providerSessionId'] }],
  properties: {
    id: id(),
    facility: facility(),
    user: () => p.manyToOne(User).ref().index(),
    /** Hex SHA-256 of the cookie's token: a copy of this table opens no session. */
    tokenSha256: p.text().fieldNames('token_sha256').unique(),
    createdAt: instant().defaultRaw('now()'),
    expiresAt: instant().index(),
    revokedAt: instant().nullable(),
    /** Where the person signed in; null for a name that was chosen in a demonstration. */
    provider: () => p.manyToOne(IdentityProvider).ref().nullable().deleteRule('restrict'),
    /** The provider's name for its own session (`sid`), by which it says that it ended. */
    providerSessionId: p.text().nullable(),
  },
});

/** A signed-in browser. Revoked at once by setting `revokedAt`. */
export class Session extends SessionSchema.class {
  static readonly granted: Granted = { readsAllBut: ['token_sha256'] };
}
SessionSchema.setClass(Session);
