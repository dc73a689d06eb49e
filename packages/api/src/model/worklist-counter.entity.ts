import { DocumentStatus } from '@mailroom/contracts';
import { defineEntity, p } from '@mikro-orm/core';
import type { Granted } from '../platform/database/grants.ts';
import { facility, tenant } from '../platform/database/tenancy.ts';

const WorklistCounterSchema = defineEntity({
  name: 'WorklistCounter',
  tableName: 'worklist_counter',
  ...tenant('worklist_counter'),
  properties: {
    facility: () => facility().primary(),
    status: p.enum(DocumentStatus.options).primary(),
    /** Writers on different connections count in different rows, so that they do not wait for each other. */
    shard: p.smallint().primary(),
    /** May be negative in one shard; the sum over shards is the count. */
    documents: p.integer(),
  },
});

/** Documents per status, kept by the trigger `document_counted`. */
export class WorklistCounter extends WorklistCounterSchema.class {
  static readonly granted: Granted = { adds: true, changesAllBut: [] };
}
WorklistCounterSchema.setClass(WorklistCounter);
