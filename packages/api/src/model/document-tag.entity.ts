import { defineEntity, p } from '@mikro-orm/core';
import type { Granted } from '../platform/database/grants.ts';
import { facility, instant, tenant } from '../platform/database/tenancy.ts';
import { Document } from './document.entity.ts';
import { Tag } from './tag.entity.ts';

const DocumentTagSchema = defineEntity({
  name: 'DocumentTag',
  tableName: 'document_tag',
  ...tenant('document_tag', { references: { document_id: 'document', tag_id: 'tag' }, ofDocument: 'document_id' }),
  indexes: [
    { name: 'document_tag_tag', properties: ['facility', 'tag', 'document'] },
    { name: 'document_tag_list', properties: ['facility', 'tag', 'receivedAt', 'document'] },
  ],
  properties: {
    document: () => p.manyToOne(Document).ref().primary(),
    /** A tag that a document carries is not removed. */
    tag: () => p.manyToOne(Tag).ref().primary().deleteRule('restrict'),
    facility: facility(),
    /** The document's own, copied by the database: a tag's documents lie in the order of the list. */
    receivedAt: instant().defaultRaw('now()'),
  },
});

/** That a document carries a tag. */
export class DocumentTag extends DocumentTagSchema.class {
  static readonly granted: Granted = { adds: true, removes: true };
}
DocumentTagSchema.setClass(DocumentTag);
