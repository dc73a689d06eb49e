import { DocumentFormat, LostFile, NotUnderstood, OtherPatient, PatientIdentifier, Sex } from '@mailroom/contracts';
import { defineEntity, type Opt, p } from '@mikro-orm/core';
import { z } from 'zod';
import type { Granted } from '../platform/database/grants.ts';
import { facility, id, instant, tenant } from '../platform/database/tenancy.ts';
import { storedForm } from '../platform/stored/stored-form.ts';
import { Document } from './document.entity.ts';
import { User } from './user.entity.ts';

export const METADATA_IDENTIFIERS = storedForm('metadata.patient_identifiers', z.array(PatientIdentifier));
export const METADATA_OTHER_PATIENTS = storedForm('metadata.other_patients', z.array(OtherPatient));
export const METADATA_NOT_UNDERSTOOD = storedForm('metadata.not_understood', z.array(NotUnderstood));
export const METADATA_LOST_FILES = storedForm('metadata.lost_files', z.array(LostFile));

const MetadataSchema = defineEntity({
  name: 'Metadata',
  tableName: 'metadata',
  ...tenant('metadata', { references: { document_id: 'document' }, ofDocument: 'document_id' }),
  properties: {
    id: id(),
    facility: facility(),
    document: () => p.oneToOne(Document).ref().owner(),
    /** `other`: nothing was read; a person wrote what it says. */
    format: p.enum(DocumentFormat.options),
    /** The one that is compared. */
    patientFamily: p.text().nullable(),
    patientBirthFamily: p.text().nullable(),
    patientUsedFamily: p.text().nullable(),
    patientGiven: p.array().$type<string[]>(),
    patientUsedGiven: p.array().$type<Opt<string[]>>().defaultRaw("'{}'"),
    /** The whole name, where the document does not tell its parts apart. */
    patientNameText: p.text().nullable(),
    /** Family name and given names as one line, as the list paints it. */
    patientName: p.text().nullable(),
    /** ISO 8601, as precise as the document was. */
    patientBirthDate: p.text().nullable(),
    patientSex: p.enum(Sex.options).nullable(),
    /** A code of {@link PlaceCode}. */
    patientBirthPlace: p.text().nullable(),
    patientIdentifiers: p.json<PatientIdentifier[]>(),
    otherPatients: p.json<OtherPatient[]>().$type<Opt<OtherPatient[]>>().defaultRaw("'[]'"),
    notUnderstood: p.json<NotUnderstood[]>().$type<Opt<NotUnderstood[]>>().defaultRaw("'[]'"),
    lostFiles: p.json<LostFile[]>().$type<Opt<LostFile[]>>().defaultRaw("'[]'"),
    /** Who said that the document may be filed without its lost files. */
    lossAcceptedBy: () => p.manyToOne(User).ref().nullable().deleteRule('restrict'),
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
export class Metadata extends MetadataSchema.class {
  static readonly granted: Granted = { adds: true, changesAllBut: [] };
  static readonly forms = [METADATA_IDENTIFIERS, METADATA_OTHER_PATIENTS, METADATA_NOT_UNDERSTOOD, METADATA_LOST_FILES];
}
MetadataSchema.setClass(Metadata);
