import { defineEntity, p } from '@mikro-orm/core';
import type { Granted } from '../platform/database/grants.ts';
import { facility, id, instant, tenant } from '../platform/database/tenancy.ts';
import { Document } from './document.entity.ts';
import { User } from './user.entity.ts';

const NoteSchema = defineEntity({
  name: 'Note',
  tableName: 'note',
  ...tenant('note', { references: { document_id: 'document' }, ofDocument: 'document_id' }),
  indexes: [{ name: 'note_document', properties: ['document', 'id'] }],
  properties: {
    id: id(),
    facility: facility(),
    document: () => p.manyToOne(Document).ref(),
    author: () => p.manyToOne(User).ref().deleteRule('restrict'),
    text: p.text(),
    createdAt: instant().defaultRaw('now()'),
  },
});

/** What a colleague wrote beside a document. */
export class Note extends NoteSchema.class {
  static readonly granted: Granted = { adds: true };
}
NoteSchema.setClass(Note);
