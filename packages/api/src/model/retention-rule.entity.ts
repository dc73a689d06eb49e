import { RetainedStatus } from '@mailroom/contracts';
import { defineEntity, p } from '@mikro-orm/core';
import type { Granted } from '../platform/database/grants.ts';
import { facility, id, instant, tenant } from '../platform/database/tenancy.ts';
import { DocumentType } from './document-type.entity.ts';
import { User } from './user.entity.ts';

const RetentionRuleSchema = defineEntity({
  name: 'RetentionRule',
  tableName: 'retention_rule',
  ...tenant('retention_rule'),
  uniques: [
    { name: 'retention_rule_type', properties: ['facility', 'status', 'documentType'] },
    { name: 'retention_rule_all_types', properties: ['facility', 'status'], where: 'document_type_id is null' },
  ],
  properties: {
    id: id(),
    facility: facility(),
    status: p.enum(RetainedStatus.options),
    /** Null: of every type that has no rule of its own, whether that one is on or not. */
    documentType: () => p.manyToOne(DocumentType).ref().nullable().deleteRule('restrict'),
    /** Counted from when a document was filed or rejected. Null: for ever. */
    keepDays: p.integer().nullable(),
    /** Another one after each change of the days. */
    version: p.integer().default(1),
    /** Which version somebody saw the effect of; only that one can be switched on. */
    previewedVersion: p.integer().nullable(),
    isOn: p.boolean().default(false),
    changedAt: instant().defaultRaw('now()'),
    changedBy: () => p.manyToOne(User).ref().deleteRule('restrict'),
  },
});

/** How long documents of a status, and perhaps of one type, are kept after they have ended. */
export class RetentionRule extends RetentionRuleSchema.class {
  static readonly granted: Granted = {
    adds: true,
    changesAllBut: ['status', 'document_type_id'],
    removes: true,
  };
}
RetentionRuleSchema.setClass(RetentionRule);
