import { defineEntity, p } from '@mikro-orm/core';
import { type Granted, READS_ONLY } from '../platform/database/grants.ts';
import { facility, id, instant, tenant } from '../platform/database/tenancy.ts';
import { RetentionRule } from './retention-rule.entity.ts';
import { User } from './user.entity.ts';

const PurgeSchema = defineEntity({
  name: 'Purge',
  tableName: 'purge',
  ...tenant('purge'),
  indexes: [{ name: 'purge_list', properties: ['facility', 'id'] }],
  uniques: [{ name: 'purge_running', properties: ['rule'], where: 'ended_at is null' }],
  properties: {
    id: id(),
    facility: facility(),
    /** Null for an erasure, and where the rule is gone. */
    rule: () => p.manyToOne(RetentionRule).ref().nullable().deleteRule('set null'),
    /** What the rule said; null for an erasure. */
    keepDays: p.integer().nullable(),
    /** Why somebody had documents erased. */
    reason: p.text().nullable(),
    askedBy: () => p.manyToOne(User).ref().nullable().deleteRule('restrict'),
    beganAt: instant().defaultRaw('now()'),
    /** Null: it goes on. */
    endedAt: instant().nullable(),
    documents: p.integer().default(0),
    /** Of files that nothing needs any more. */
    bytes: p.bigint().defaultRaw('0'),
  },
});

/** One run of a rule, or one erasure. Only functions of the owner write it: `purge_due` and `erase_documents`. */
export class Purge extends PurgeSchema.class {
  static readonly granted: Granted = READS_ONLY;
}
PurgeSchema.setClass(Purge);
