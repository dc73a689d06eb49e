import { defineEntity, p } from '@mikro-orm/core';
import { facility, tenant } from '../../platform/tenancy.ts';
import { Document } from './document.entity.ts';

const DocumentWordSchema = defineEntity({
  name: 'DocumentWord',
  tableName: 'document_word',
  ...tenant('document_word', { references: { document_id: 'document' } }),
  // Searched as a range of words: under row-level security PostgreSQL uses an index for comparisons, which cannot
  // leak, but not for LIKE or trigrams, which could.
  indexes: [{ name: 'document_word_search', properties: ['facility', 'word', 'document'] }],
  properties: {
    document: () => p.manyToOne(Document).ref().primary(),
    /** Folded: see `fold-words.rules.ts`. Compared byte by byte. */
    word: p.text().collation('C').primary(),
    facility: facility(),
  },
});

/** One word of the patient's name as read from a document. */
export class DocumentWord extends DocumentWordSchema.class {}
DocumentWordSchema.setClass(DocumentWord);
