import { defineEntity, p } from '@mikro-orm/core';
import type { Granted } from '../platform/database/grants.ts';
import { facility, instant, tenant } from '../platform/database/tenancy.ts';
import { Document } from './document.entity.ts';
import { User } from './user.entity.ts';

const KnownDocumentSchema = defineEntity({
  name: 'KnownDocument',
  tableName: 'known_document',
  ...tenant('known_document', { references: { document_id: 'document', related_id: 'document' } }),
  properties: {
    document: () => p.manyToOne(Document).ref().primary(),
    /** What it is, or a newer version of it. */
    related: () => p.manyToOne(Document).ref().primary(),
    facility: facility(),
    acceptedBy: () => p.manyToOne(User).ref().deleteRule('restrict'),
    acceptedAt: instant().defaultRaw('now()'),
  },
});

/** That a person said a document may be filed although another one is it, or a newer version of it. */
export class KnownDocument extends KnownDocumentSchema.class {
  static readonly granted: Granted = { adds: true };
}
KnownDocumentSchema.setClass(KnownDocument);
