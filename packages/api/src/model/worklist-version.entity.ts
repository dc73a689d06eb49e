import { defineEntity, p } from '@mikro-orm/core';
import type { Granted } from '../platform/database/grants.ts';
import { facility, tenant } from '../platform/database/tenancy.ts';

const WorklistVersionSchema = defineEntity({
  name: 'WorklistVersion',
  tableName: 'worklist_version',
  ...tenant('worklist_version'),
  properties: {
    facility: () => facility().primary(),
    /** As for the counters: one row per group of connections. The sum over shards is the version. */
    shard: p.smallint().primary(),
    version: p.bigint(),
  },
});

/** Grows with every committed change of what a worklist page shows; kept by triggers. */
export class WorklistVersion extends WorklistVersionSchema.class {
  static readonly granted: Granted = { adds: true, changesAllBut: [] };
}
WorklistVersionSchema.setClass(WorklistVersion);
