import { AuditAction } from '@mailroom/contracts';
import { defineEntity, p } from '@mikro-orm/core';
import { facility, id, instant, tenant } from './tenancy.ts';
import { User } from './user.entity.ts';

const AuditEventSchema = defineEntity({
  name: 'AuditEvent',
  tableName: 'audit_event',
  ...tenant('audit_event'),
  indexes: [{ name: 'audit_event_document', properties: ['facility', 'documentId', 'id'] }],
  properties: {
    id: id(),
    facility: facility(),
    occurredAt: instant().defaultRaw('now()'),
    action: p.enum(AuditAction.options),
    /** Null when Mailroom itself acted. */
    actor: () => p.manyToOne(User).ref().nullable().deleteRule('restrict'),
    /** No foreign key: the audit outlives what it tells of. */
    documentId: p.uuid().nullable(),
    /** Ids, counts and codes; never a patient's name or a document's text. */
    details: p.json<Record<string, string | number | null>>().nullable(),
  },
});

/** One thing that was done, by whom and when. Written in the same transaction; the application cannot change it later. */
export class AuditEvent extends AuditEventSchema.class {}
AuditEventSchema.setClass(AuditEvent);
