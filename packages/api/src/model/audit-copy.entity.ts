import { defineEntity, p } from '@mikro-orm/core';
import type { Granted } from '../platform/database/grants.ts';
import { facility, id, tenant } from '../platform/database/tenancy.ts';

const AuditCopySchema = defineEntity({
  name: 'AuditCopy',
  tableName: 'audit_copy',
  ...tenant('audit_copy'),
  uniques: [{ name: 'audit_copy_facility', properties: ['facility'] }],
  properties: {
    id: id(),
    facility: facility(),
    /** The place in the chain of the last entry that is in the file. */
    position: p.bigint(),
  },
});

/** How far a facility's audit was written into `AUDIT_FILE`. The lines there have their places: one that lacks is seen. */
export class AuditCopy extends AuditCopySchema.class {
  static readonly granted: Granted = { adds: true, changesAllBut: [] };
}
AuditCopySchema.setClass(AuditCopy);
