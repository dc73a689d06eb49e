import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { type App, forkForFacility } from '../../platform/context.ts';
import { DamagedFileError } from '../../platform/file-store.ts';
import type { JobData } from '../../platform/jobs.ts';
import { Attachment } from '../documents/attachment.entity.ts';
import { Document } from '../documents/document.entity.ts';
import { type ReadOutcome, readDocument } from '../extraction/index.ts';
import { quarantine, recordReading, type UnreadDocument } from './record-reading.ts';

type Reader = Pick<App, 'files' | 'jobs' | 'orm'>;

const DAMAGED: ReadOutcome = {
  kind: 'unreadable',
  reason: 'damaged',
  detail: 'The digest of the stored bytes differs from the one they were received with.',
  metadata: null,
  mediaType: 'application/octet-stream',
};

type Original = Pick<Attachment, 'sha256' | 'createdAt'>;

const readOriginal = async (
  { files }: Reader,
  facilityId: string,
  { sha256, createdAt }: Original,
): Promise<ReadOutcome> => {
  try {
    return await readDocument(await files.load(facilityId, sha256), createdAt);
  } catch (error) {
    if (error instanceof DamagedFileError) return DAMAGED;
    throw error;
  }
};

type Change = (em: EntityManager, document: UnreadDocument) => Promise<void> | void;

/** Changes a document that nobody has read yet; a job that runs twice finds it read and leaves it alone. */
export const changeUnread = ({ orm }: Reader, { facilityId, documentId }: JobData['read-document'], change: Change) =>
  forkForFacility(orm, facilityId).transactional(async (em) => {
    const document = await em.findOne(
      Document,
      { id: documentId, status: 'received' },
      { populate: ['attachments'], lockMode: LockMode.PESSIMISTIC_WRITE, strategy: 'select-in' },
    );
    if (document) await change(em, document);
  });

/** Reads a received document: its original's bytes, whose it is, and the files within. Safe to run again. */
export const readDocumentJob = async (reader: Reader, data: JobData['read-document']): Promise<void> => {
  const { facilityId, documentId } = data;
  const original = await forkForFacility(reader.orm, facilityId).findOneOrFail(
    Attachment,
    { document: documentId, role: 'original' },
    { fields: ['sha256', 'createdAt'] },
  );
  const outcome = await readOriginal(reader, facilityId, original);
  if (outcome.kind === 'read') {
    for (const { bytes } of outcome.attachments) await reader.files.store(facilityId, bytes);
  }
  await changeUnread(reader, data, async (em, document) => {
    await recordReading(em, document, outcome);
    await reader.jobs.enqueue(em, 'verify-document', { facilityId, documentId });
  });
};

/** What becomes of a document whose reading failed again and again: it is kept in quarantine, and shown. */
export const giveUpReading = (reader: Reader, data: JobData['read-document']): Promise<void> =>
  changeUnread(reader, data, (em, document) =>
    quarantine(em, document, {
      reason: 'reading-failed',
      detail: 'Reading failed at every attempt; the log of the worker says where.',
    }),
  );
