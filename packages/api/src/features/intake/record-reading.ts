import type { UnreadableReason } from '@mailroom/contracts';
import type { EntityManager, Loaded } from '@mikro-orm/postgresql';
import { Attachment } from '../../model/attachment.entity.ts';
import type { Document } from '../../model/document.entity.ts';
import { DocumentType } from '../../model/document-type.entity.ts';
import {
  METADATA_IDENTIFIERS,
  METADATA_LOST_FILES,
  METADATA_NOT_UNDERSTOOD,
  METADATA_OTHER_PATIENTS,
  Metadata,
} from '../../model/metadata.entity.ts';
import type { DocumentReading, ReadingContent } from '../../model/reading-form.ts';
import { Verification } from '../../model/verification.entity.ts';
import { audit } from '../../platform/audit/audit.ts';
import { addSearchWords, patientNameOf, replaceSearchWords } from '../documents/index.ts';
import type { ReadOutcome } from '../extraction/index.ts';
import { NOTHING_SAID, recordIdentity } from './record-identity.ts';
import { documentOf, recordContent } from './store-reading.ts';

/** A document that waits to be read, with its original. */
export type UnreadDocument = Loaded<Document, 'attachments'>;

type Format = NonNullable<ReadingContent['format']>;

const recordMetadata = async (
  em: EntityManager,
  document: UnreadDocument,
  { format, metadata, lostFiles }: DocumentReading & { readonly format: Format },
): Promise<void> => {
  const written = {
    format,
    patientFamily: metadata?.patientFamily ?? null,
    patientBirthFamily: metadata?.patientBirthFamily ?? null,
    patientUsedFamily: metadata?.patientUsedFamily ?? null,
    patientGiven: metadata?.patientGiven ?? [],
    patientUsedGiven: metadata?.patientUsedGiven ?? [],
    patientNameText: metadata?.patientNameText ?? null,
    patientName: metadata && patientNameOf(metadata),
    patientBirthDate: metadata?.patientBirthDate ?? null,
    patientSex: metadata?.patientSex ?? null,
    patientBirthPlace: metadata?.patientBirthPlace ?? null,
    patientIdentifiers: METADATA_IDENTIFIERS.write(metadata?.patientIdentifiers ?? []),
    otherPatients: METADATA_OTHER_PATIENTS.write(metadata?.otherPatients ?? []),
    notUnderstood: METADATA_NOT_UNDERSTOOD.write(metadata?.notUnderstood ?? []),
    lostFiles: METADATA_LOST_FILES.write(lostFiles),
    documentDate: metadata?.documentDate ?? null,
    documentCode: metadata?.documentCode ?? null,
    documentCodeSystem: metadata?.documentCodeSystem ?? null,
    documentTitle: metadata?.documentTitle ?? null,
    author: metadata?.author ?? null,
    custodian: metadata?.custodian ?? null,
  };
  const earlier = await em.findOne(Metadata, { document: document.id });
  if (earlier) em.assign(earlier, written);
  else em.create(Metadata, { document, ...written });
  if (!metadata) return;
  if (earlier) await replaceSearchWords(em, document, metadata);
  else addSearchWords(em, document, metadata);
  document.title = metadata.documentTitle ?? document.title;
  const { documentCode } = metadata;
  const documentType = documentCode === null ? null : await em.findOne(DocumentType, { code: documentCode });
  em.assign(document, { documentType });
};

const recordBodies = (em: EntityManager, document: UnreadDocument, { files }: DocumentReading): void => {
  for (const [index, file] of files.entries()) {
    em.create(Attachment, { document, role: 'body', ordinal: index + 1, ...file });
  }
};

interface Quarantine {
  readonly reason: UnreadableReason;
  /** For the technician; no patient data. */
  readonly detail: string;
}

/** Keeps a document that cannot be read, with the reason; it is shown in the worklist's quarantine. */
export const quarantine = async (
  em: EntityManager,
  document: UnreadDocument,
  { reason, detail }: Quarantine,
): Promise<void> => {
  em.assign(document, { status: 'unreadable', unreadableReason: reason, unreadableDetail: detail });
  await audit(em, { action: 'document-unreadable', documentId: document.id, details: { reason } });
};

/** What the reader made of the bytes, and what is kept of it. */
export interface Read {
  readonly outcome: ReadOutcome;
  readonly content: ReadingContent;
}

/** What an original has of a text for people. */
export const narrativeOf = (narrativeSha256: string | null) =>
  ({ narrativeSha256, narrativeState: narrativeSha256 === null ? 'none' : 'kept' }) as const;

/**
 * Writes what became of a document's bytes: the reading, and from it the metadata, the words, the embedded files and the status, and
 * that its identity is to be checked.
 */
export const recordReading = async (
  em: EntityManager,
  document: UnreadDocument,
  { outcome, content }: Read,
): Promise<void> => {
  const { format, mediaType } = content;
  const read = documentOf(content);
  await recordContent(em, document, content);
  const original = document.attachments.$.getItems().find(({ role }) => role === 'original');
  if (original) em.assign(original, { mediaType, ...narrativeOf(read?.narrativeSha256 ?? null) });
  // One that is read again has its verification already.
  if ((await em.count(Verification, { document: document.id })) === 0) {
    em.create(Verification, { document, outcome: 'pending' });
  }
  await recordIdentity(em, document, read ?? NOTHING_SAID);
  if (read !== null && format !== null) await recordMetadata(em, document, { ...read, format });
  if (outcome.kind === 'unreadable') return quarantine(em, document, outcome);
  if (read !== null) recordBodies(em, document, read);
  em.assign(document, { status: 'review', unreadableReason: null, unreadableDetail: null });
  await audit(em, {
    action: 'document-read',
    documentId: document.id,
    details: { format: outcome.format, attachments: read?.files.length ?? 0 },
  });
};
