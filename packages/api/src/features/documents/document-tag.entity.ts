import { defineEntity, p } from '@mikro-orm/core';
import { facility, tenant } from '../../platform/tenancy.ts';
import { Document } from './document.entity.ts';
import { Tag } from './tag.entity.ts';

const DocumentTagSchema = defineEntity({
  name: 'DocumentTag',
  tableName: 'document_tag',
  ...tenant('document_tag', { references: { document_id: 'document', tag_id: 'tag' } }),
  indexes: [{ name: 'document_tag_tag', properties: ['tag', 'document'] }],
  properties: {
    document: () => p.manyToOne(Document).ref().primary(),
    tag: () => p.manyToOne(Tag).ref().primary(),
    facility: facility(),
  },
});

/** That a document carries a tag. */
export class DocumentTag extends DocumentTagSchema.class {}
DocumentTagSchema.setClass(DocumentTag);
