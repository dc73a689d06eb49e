import { defineEntity, p } from '@mikro-orm/core';
import type { Granted } from '../platform/database/grants.ts';
import { id, instant } from '../platform/database/tenancy.ts';

const SpentLogoutTokenSchema = defineEntity({
  name: 'SpentLogoutToken',
  tableName: 'spent_logout_token',
  properties: {
    id: id(),
    tokenSha256: p.text().fieldNames('token_sha256').unique(),
    /** Afterwards the token itself is too old to be heard, and the row goes with the next one. */
    expiresAt: instant().index(),
  },
});

/** A logout token that was heard and is not heard again; written by the SQL function `end_provider_sessions`. */
export class SpentLogoutToken extends SpentLogoutTokenSchema.class {
  static readonly granted: Granted = { readsAllBut: ['token_sha256'] };
}
SpentLogoutTokenSchema.setClass(SpentLogoutToken);
