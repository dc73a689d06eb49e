import { defineEntity, p } from '@mikro-orm/core';
import { type Granted, READS_ONLY } from '../platform/database/grants.ts';
import { facility, id, tenant } from '../platform/database/tenancy.ts';

const TagSchema = defineEntity({
  name: 'Tag',
  tableName: 'tag',
  ...tenant('tag'),
  uniques: [{ name: 'tag_facility_name', properties: ['facility', 'name'] }],
  properties: { id: id(), facility: facility(), name: p.text(), color: p.text() },
});

/** A facility's own label for documents. */
export class Tag extends TagSchema.class {
  static readonly granted: Granted = READS_ONLY;
}
TagSchema.setClass(Tag);
