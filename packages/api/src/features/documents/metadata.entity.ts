import { DocumentFormat, PatientIdentifier, Sex } from '@mailroom/contracts';
import { defineEntity, p } from '@mikro-orm/core';
import { z } from 'zod';
import { storedForm } from '../../platform/stored-form.ts';
import { facility, id, instant, tenant } from '../../platform/tenancy.ts';
import { Document } from './document.entity.ts';

export const METADATA_IDENTIFIERS = storedForm('metadata.patient_identifiers', z.array(PatientIdentifier));

const MetadataSchema = defineEntity({
  name: 'Metadata',
  tableName: 'metadata',
  ...tenant('metadata', { references: { document_id: 'document' } }),
  properties: {
    id: id(),
    facility: facility(),
    document: () => p.oneToOne(Document).ref().owner(),
    /** `other`: nothing was read; a person wrote what it says. */
    format: p.enum(DocumentFormat.options),
    patientFamily: p.text().nullable(),
    patientGiven: p.array().$type<string[]>(),
    /** Family name and given names as one line, as the list paints it. */
    patientName: p.text().nullable(),
    /** ISO 8601, as precise as the document was. */
    patientBirthDate: p.text().nullable(),
    patientSex: p.enum(Sex.options).nullable(),
    patientIdentifiers: p.json<PatientIdentifier[]>(),
    /** ISO 8601, as precise as the document was. */
    documentDate: p.text().nullable(),
    documentCode: p.text().nullable(),
    documentCodeSystem: p.text().nullable(),
    documentTitle: p.text().nullable(),
    author: p.text().nullable(),
    custodian: p.text().nullable(),
    readAt: instant().defaultRaw('now()'),
  },
});

/** What was read from a document. Null: the document did not say it. */
export class Metadata extends MetadataSchema.class {}
MetadataSchema.setClass(Metadata);
