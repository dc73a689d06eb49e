import { defineEntity, p } from '@mikro-orm/core';
import { type Granted, READS_ONLY } from '../platform/database/grants.ts';
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
    /** Grows with each change, so that of two who change it at once the second is told. */
    version: p.integer().default(1),
  },
});

/** A kind of document. The same for every facility; operators of the installation change it through functions of its owner. */
export class DocumentType extends DocumentTypeSchema.class {
  static readonly granted: Granted = READS_ONLY;
}
DocumentTypeSchema.setClass(DocumentType);
