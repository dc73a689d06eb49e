import { defineEntity, p } from '@mikro-orm/core';
import type { Granted } from '../platform/database/grants.ts';
import { facility, id, instant, tenant } from '../platform/database/tenancy.ts';
import { User } from './user.entity.ts';

const WorklistSearchSchema = defineEntity({
  name: 'WorklistSearch',
  tableName: 'worklist_search',
  ...tenant('worklist_search'),
  uniques: [{ name: 'worklist_search_name', properties: ['facility', 'patientName'] }],
  properties: {
    id: id(),
    facility: facility(),
    patientName: p.text(),
    createdBy: () => p.manyToOne(User).ref(),
    createdAt: instant().defaultRaw('now()'),
  },
});

/** A search by name that a link stands for, so that the name stays out of the URL. */
export class WorklistSearch extends WorklistSearchSchema.class {
  static readonly granted: Granted = { adds: true, changesAllBut: ['created_by_id'] };
}
WorklistSearchSchema.setClass(WorklistSearch);
