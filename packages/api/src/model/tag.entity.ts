import { defineEntity, p } from '@mikro-orm/core';
import { facility, id, tenant } from '../platform/database/tenancy.ts';

const TagSchema = defineEntity({
  name: 'Tag',
  tableName: 'tag',
  ...tenant('tag'),
  uniques: [{ name: 'tag_facility_name', properties: ['facility', 'name'] }],
  properties: { id: id(), facility: facility(), name: p.text(), color: p.text() },
});

/** A facility's own label for documents. */
export class Tag extends TagSchema.class {}
TagSchema.setClass(Tag);
