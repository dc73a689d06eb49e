import { defineEntity, p } from '@mikro-orm/core';
import type { Granted } from '../platform/database/grants.ts';
import { facility, tenant } from '../platform/database/tenancy.ts';
import { Source } from './source.entity.ts';
import { Tag } from './tag.entity.ts';

const SourceTagSchema = defineEntity({
  name: 'SourceTag',
  tableName: 'source_tag',
  ...tenant('source_tag', { references: { source_id: 'source', tag_id: 'tag' } }),
  indexes: [{ name: 'source_tag_tag', properties: ['facility', 'tag'] }],
  properties: {
    source: () => p.manyToOne(Source).ref().primary().deleteRule('cascade'),
    tag: () => p.manyToOne(Tag).ref().primary().deleteRule('cascade'),
    facility: facility(),
  },
});

/** That each document of a source carries a tag from the start. */
export class SourceTag extends SourceTagSchema.class {
  static readonly granted: Granted = { adds: true, removes: true };
}
SourceTagSchema.setClass(SourceTag);
