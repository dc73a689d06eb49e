import { defineEntity, type Opt, p } from '@mikro-orm/core';
import type { Granted } from '../platform/database/grants.ts';
import { facility, instant, tenant } from '../platform/database/tenancy.ts';
import { Document } from './document.entity.ts';

/** Made by the database. Equality serves an index under row-level security; a function of the word would not. */
const beginning = (letters: number) =>
  p.text().$type<Opt<string>>().collation('C').generated(`(left(word, ${letters})) stored`);

const DocumentWordSchema = defineEntity({
  name: 'DocumentWord',
  tableName: 'document_word',
  ...tenant('document_word', { references: { document_id: 'document' } }),
  // Found by how a word begins, in the order of the list: docs/decisions/0003.
  indexes: [
    { name: 'document_word_start2', properties: ['facility', 'start2', 'receivedAt', 'document', 'word'] },
    { name: 'document_word_start3', properties: ['facility', 'start3', 'receivedAt', 'document', 'word'] },
  ],
  properties: {
    document: () => p.manyToOne(Document).ref().primary(),
    /** Folded: see `fold-words.rules.ts`. Compared byte by byte. */
    word: p.text().collation('C').primary(),
    facility: facility(),
    /** The document's own, copied by the database. */
    receivedAt: instant().defaultRaw('now()'),
    start2: beginning(2),
    start3: beginning(3),
  },
});

/** One word of the patient's name as read from a document. */
export class DocumentWord extends DocumentWordSchema.class {
  static readonly granted: Granted = { adds: true, removes: true };
}
DocumentWordSchema.setClass(DocumentWord);
