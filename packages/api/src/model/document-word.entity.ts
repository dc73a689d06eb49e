import { defineEntity, type Opt, p } from '@mikro-orm/core';
import type { Granted } from '../platform/database/grants.ts';
import { facility, instant, tenant } from '../platform/database/tenancy.ts';
import { Document } from './document.entity.ts';

/**
 * The first letters of the word, in a column that the database fills in. A search asks for equal letters: under row-level security
 * PostgreSQL answers that from an index, and nothing that calls a function, such as `left(word, 2)` or `like`.
 */
const beginning = (letters: number) =>
  p.text().$type<Opt<string>>().collation('C').generated(`(left(word, ${letters})) stored`);

const DocumentWordSchema = defineEntity({
  name: 'DocumentWord',
  tableName: 'document_word',
  ...tenant('document_word', { references: { document_id: 'document' }, ofDocument: 'document_id' }),
  // Found by how a word begins, in the order of the list: docs/decisions/0003.
  indexes: [
    { name: 'document_word_start2', properties: ['facility', 'start2', 'receivedAt', 'document', 'word'] },
    { name: 'document_word_start3', properties: ['facility', 'start3', 'receivedAt', 'document', 'word'] },
  ],
  properties: {
    document: () => p.manyToOne(Document).ref().primary(),
    /** In lower case, without accents (`fold-words.rules.ts`): two words are the same when their bytes are, in any language. */
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
