import { z } from 'zod';
import { statement } from '../../platform/database/statement.ts';

/** As the tables have it: an export leaves nothing out that is about the patient. */
const Row = z.record(z.string(), z.unknown());

const ExportedFile = z.strictObject({
  fileName: z.string(),
  mediaType: z.string(),
  sizeBytes: z.int(),
  sha256: z.string(),
});

const ExportedDocument = z.strictObject({
  documentId: z.uuid(),
  document: Row,
  /** What was read from it, and what people put in its place. */
  metadata: Row.nullable(),
  corrections: z.array(Row),
  notes: z.array(Row),
  /** What decisions did to the hospital's record. */
  effects: z.array(Row),
  /** Who did and saw what. */
  history: z.array(Row),
  files: z.array(ExportedFile),
});
export type ExportedDocument = z.infer<typeof ExportedDocument>;

/** Whose a document is, by the mirror; null for nobody's, and where the document is purged. */
export const EXPORTED_PATIENT = statement(
  'exported_patient',
  z.strictObject({ patientId: z.uuid(), patient: Row }).nullable(),
  `select json_build_object('patientId', patient.id, 'patient', to_jsonb(patient) - 'facility_id' - 'keys_version')::text
   from verification join patient on patient.id = verification.patient_id where verification.document_id = $1`,
);

const rows = (table: string) =>
  `(select coalesce(json_agg(to_jsonb(${table}) - 'facility_id' order by ${table}.id), '[]') from ${table} where ${table}.document_id = document.id)`;

/** The next documents of a patient, in the order of their ids. */
export const EXPORTED_DOCUMENTS = statement(
  'exported_documents',
  z.array(ExportedDocument),
  `select coalesce(json_agg(exported), '[]')::text from (
    select document.id as "documentId", to_jsonb(document) - 'facility_id' as document,
      (select to_jsonb(metadata) - 'facility_id' from metadata where metadata.document_id = document.id) as metadata,
      ${rows('correction')} as corrections, ${rows('note')} as notes, ${rows('effect')} as effects,
      ${rows('audit_event')} as history,
      (select coalesce(json_agg(json_build_object('fileName', file_name, 'mediaType', media_type, 'sizeBytes', size_bytes,
        'sha256', sha256) order by ordinal), '[]') from attachment where attachment.document_id = document.id) as files
    from document join verification on verification.document_id = document.id
    where verification.patient_id = $1 and document.purged_at is null and document.id > $2 order by document.id limit $3
  ) exported`,
);
