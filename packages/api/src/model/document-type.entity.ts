import { defineEntity, p } from '@mikro-orm/core';
import { id } from '../platform/database/tenancy.ts';

const DocumentTypeSchema = defineEntity({
  name: 'DocumentType',
  tableName: 'document_type',
  properties: {
    id: id(),
    /** LOINC code of the document ontology. */
    code: p.text().unique(),
    nameEn: p.text(),
    nameFr: p.text(),
  },
});

/** A kind of document. The same for every facility, and changed by migrations only. */
export class DocumentType extends DocumentTypeSchema.class {}
DocumentTypeSchema.setClass(DocumentType);
