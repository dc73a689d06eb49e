import { defineEntity, p } from '@mikro-orm/core';
import { type Granted, READS_ONLY } from '../platform/database/grants.ts';
import { facility, tenant } from '../platform/database/tenancy.ts';

const AuditLinkSchema = defineEntity({
  name: 'AuditLink',
  tableName: 'audit_link',
  ...tenant('audit_link'),
  uniques: [{ name: 'audit_link_position', properties: ['facility', 'position'] }],
  indexes: [
    {
      name: 'audit_link_waiting',
      properties: ['facility', 'transactionId', 'id'],
      where: 'position is null',
    },
  ],
  properties: {
    /** The audit event's. No foreign key: a row whose entry is gone tells of it. */
    id: p.uuid().primary(),
    facility: facility(),
    /** The transaction that wrote the entry; 0 for those from before there was a chain. */
    transactionId: p.bigint(),
    /** From 1 on, without gaps. Null until the entry has its place. */
    position: p.bigint().nullable(),
    /** Of the digest before it and of the entry. */
    sha256: p.text().nullable(),
  },
});

/** An audit event's place in its facility's chain. Only functions of the owner write it: `record_audit` and `link_audit`. */
export class AuditLink extends AuditLinkSchema.class {
  static readonly granted: Granted = READS_ONLY;
}
AuditLinkSchema.setClass(AuditLink);
