import { ProviderFacility } from '@mailroom/contracts';
import { defineEntity, p } from '@mikro-orm/core';
import { z } from 'zod';
import { type Granted, READS_ONLY } from '../platform/database/grants.ts';
import { id, instant } from '../platform/database/tenancy.ts';
import { storedForm } from '../platform/stored/stored-form.ts';

/** The SQL function `begin_provider_session` reads the same form. */
export const PROVIDER_FACILITIES = storedForm('identity_provider.facilities', z.array(ProviderFacility));

const IdentityProviderSchema = defineEntity({
  name: 'IdentityProvider',
  tableName: 'identity_provider',
  properties: {
    id: id(),
    /** Stands in addresses. */
    code: p.text().unique(),
    name: p.text(),
    issuer: p.text(),
    clientId: p.text(),
    /** Under `SECRETS_KEY`, in base64url; null for a provider that knows Mailroom without a secret. */
    clientSecretSealed: p.text().nullable(),
    scopes: p.array().$type<string[]>(),
    asksUserInfo: p.boolean().default(false),
    facilities: p.json<ProviderFacility[]>(),
    changedAt: instant().defaultRaw('now()'),
    /** Grows with each change, so that of two who change it at once the second is told. */
    version: p.integer().default(1),
  },
});

/** Where people of some facilities sign in. The owner sets it up, and the application cannot change it. */
export class IdentityProvider extends IdentityProviderSchema.class {
  static readonly granted: Granted = READS_ONLY;
  static readonly forms = [PROVIDER_FACILITIES];
}
IdentityProviderSchema.setClass(IdentityProvider);
