import { defineEntity, p } from '@mikro-orm/core';
import type { Granted } from '../platform/database/grants.ts';
import { facility, id, tenant } from '../platform/database/tenancy.ts';
import { Document } from './document.entity.ts';

/** FHIR R4, DocumentRelationshipType, as far as senders say it. */
const RELATION_KINDS = ['replaces', 'appends', 'transforms'] as const;

const DocumentRelationSchema = defineEntity({
  name: 'DocumentRelation',
  tableName: 'document_relation',
  ...tenant('document_relation', { references: { document_id: 'document' } }),
  indexes: [
    { name: 'document_relation_document', properties: ['document'] },
    {
      name: 'document_relation_by_id',
      properties: ['facility', 'targetIdValue', 'targetIdSystem', 'document'],
      where: 'target_id_value is not null',
    },
    {
      name: 'document_relation_by_set',
      properties: ['facility', 'targetSetValue', 'targetSetSystem', 'document'],
      where: 'target_set_value is not null',
    },
  ],
  properties: {
    id: id(),
    facility: facility(),
    document: () => p.manyToOne(Document).ref(),
    kind: p.enum(RELATION_KINDS),
    /** The id of the version that it goes back to. */
    targetIdSystem: p.text().nullable(),
    targetIdValue: p.text().nullable(),
    /** The set of that version, and its number in it. */
    targetSetSystem: p.text().nullable(),
    targetSetValue: p.text().nullable(),
    targetVersionNumber: p.text().nullable(),
  },
});

/** What a document goes back to, as its sender names it: it may have come here, come later, or never. */
export class DocumentRelation extends DocumentRelationSchema.class {
  static readonly granted: Granted = { adds: true, removes: true };
}
DocumentRelationSchema.setClass(DocumentRelation);
