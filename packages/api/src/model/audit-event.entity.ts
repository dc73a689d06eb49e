import { AuditAction } from '@mailroom/contracts';
import { defineEntity, p } from '@mikro-orm/core';
import { z } from 'zod';
import { type Granted, READS_ONLY } from '../platform/database/grants.ts';
import { facility, id, instant, tenant } from '../platform/database/tenancy.ts';
import { storedForm } from '../platform/stored/stored-form.ts';
import { User } from './user.entity.ts';

/** Ids, counts, codes, and what was set up; never a patient's name or a document's text. */
const AuditDetails = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
export type AuditDetails = z.infer<typeof AuditDetails>;

export const AUDIT_DETAILS = storedForm('audit_event.details', AuditDetails);

/** One of the details, as a column, so that a list reads no more of them than it shows. */
const toldAs = (key: string) => p.text().nullable().generated(`(details ->> '${key}') virtual`);

const AuditEventSchema = defineEntity({
  name: 'AuditEvent',
  tableName: 'audit_event',
  ...tenant('audit_event'),
  indexes: [
    { name: 'audit_event_document', properties: ['facility', 'documentId', 'id'] },
    { name: 'audit_event_occurred', properties: ['facility', 'occurredAt', 'id'] },
    { name: 'audit_event_actor', properties: ['facility', 'actor', 'occurredAt', 'id'] },
    {
      name: 'audit_event_operators',
      properties: ['facility', 'occurredAt'],
      where: "action in ('administrator-invited', 'facility-connected', 'provider-saved', 'provider-removed')",
    },
  ],
  properties: {
    id: id(),
    facility: facility(),
    occurredAt: instant().defaultRaw('now()'),
    action: p.enum(AuditAction.options),
    /** Null when Mailroom itself acted. */
    actor: () => p.manyToOne(User).ref().nullable().deleteRule('restrict'),
    /** No foreign key: the audit outlives what it tells of. */
    documentId: p.uuid().nullable(),
    details: p.json<AuditDetails>().nullable(),
    /** Whom it was done to, as the details say; never a patient. */
    person: () =>
      p
        .manyToOne(User)
        .ref()
        .nullable()
        .createForeignKeyConstraint(false)
        .index(false)
        .generated("((details ->> 'person')::uuid) virtual"),
    /** What was changed, as the details say: which setting, what it was and what it is. */
    setting: toldAs('setting'),
    before: toldAs('before'),
    after: toldAs('after'),
  },
});

/**
 * One thing that was done, by whom and when: read here, written by `audit` in the transaction of the change. The application
 * neither adds a row itself nor changes one.
 */
export class AuditEvent extends AuditEventSchema.class {
  static readonly granted: Granted = READS_ONLY;
  static readonly forms = [AUDIT_DETAILS];
}
AuditEventSchema.setClass(AuditEvent);
