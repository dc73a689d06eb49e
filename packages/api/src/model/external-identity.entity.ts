import { defineEntity, p } from '@mikro-orm/core';
import type { Granted } from '../platform/database/grants.ts';
import { id, instant } from '../platform/database/tenancy.ts';
import { User } from './user.entity.ts';

const ExternalIdentitySchema = defineEntity({
  name: 'ExternalIdentity',
  tableName: 'external_identity',
  uniques: [{ name: 'external_identity_issuer_subject', properties: ['issuer', 'subject'] }],
  properties: {
    id: id(),
    issuer: p.text(),
    /** The issuer's own name for the person, which it gives to nobody else (OpenID Connect Core, §2, `sub`). */
    subject: p.text(),
    user: () => p.manyToOne(User).ref().index().deleteRule('restrict'),
    createdAt: instant().defaultRaw('now()'),
  },
});

/** Who a person is at an identity provider; written by functions of the owner. */
export class ExternalIdentity extends ExternalIdentitySchema.class {
  static readonly granted: Granted = { readsAllBut: ['subject'] };
}
ExternalIdentitySchema.setClass(ExternalIdentity);
