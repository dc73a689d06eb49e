import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Attachment } from '../../model/attachment.entity.ts';
import { Document } from '../../model/document.entity.ts';
import { DamagedFileError } from '../../platform/files/file-store.ts';
import type { DocumentJob } from '../../platform/jobs/jobs.ts';
import { type App, forkForFacility } from '../../platform/process/context.ts';
import { type DocumentReader, type ReadOutcome, unreadable } from '../extraction/index.ts';
import { quarantine, type Read, recordReading, type UnreadDocument } from './record-reading.ts';
import { recordStanding, restrictAsRelated } from './record-standing.ts';
import { assertKept, storeFound } from './store-reading.ts';

/** What reading needs of the process. */
export type Reading = Pick<App, 'files' | 'jobs' | 'orm'> & { readonly reader: Pick<DocumentReader, 'read'> };

const DAMAGED = 'The digest of the stored bytes differs from the one they were received with.';

type Original = Pick<Attachment, 'sha256' | 'createdAt'>;

const readBytes = async (
  { files, reader }: Reading,
  facilityId: string,
  { sha256, createdAt }: Original,
): Promise<ReadOutcome> => {
  try {
    return await reader.read(await files.load(facilityId, sha256), createdAt);
  } catch (error) {
    if (error instanceof DamagedFileError) return unreadable('damaged', DAMAGED);
    throw error;
  }
};

type Change = (em: EntityManager, document: UnreadDocument) => Promise<void> | void;

/** Changes a document that nobody has read yet; a job that runs twice finds it read and leaves it alone. */
export const changeUnread = ({ orm }: Pick<App, 'orm'>, { facilityId, documentId }: DocumentJob, change: Change) =>
  forkForFacility(orm, facilityId).transactional(async (em) => {
    const document = await em.findOne(
      Document,
      { id: documentId, status: 'received' },
      { populate: ['attachments'], lockMode: LockMode.PESSIMISTIC_WRITE, strategy: 'select-in' },
    );
    if (document) await change(em, document);
  });

/** Reads an original, and stores what was found in it. Storing the same again changes nothing. */
export const readOriginal = async (reading: Reading, { facilityId, documentId }: DocumentJob): Promise<Read> => {
  const original = await forkForFacility(reading.orm, facilityId).findOneOrFail(
    Attachment,
    { document: documentId, role: 'original' },
    { fields: ['sha256', 'createdAt'] },
  );
  const outcome = await readBytes(reading, facilityId, original);
  return { outcome, content: await storeFound(reading, facilityId, outcome) };
};

/** Reads a received document: its original's bytes, whose it is, and the files within. Safe to run again. */
export const readDocumentJob = async (reading: Reading, data: DocumentJob): Promise<void> => {
  const read = await readOriginal(reading, data);
  await changeUnread(reading, data, async (em, document) => {
    await recordReading(em, document, read);
    await em.flush();
    await restrictAsRelated(em, data.documentId);
    await assertKept(reading, data.facilityId, read.content);
    await reading.jobs.enqueue(em, 'verify-document', data);
  });
  // In a transaction of its own: it locks other documents, in the order in which everybody does.
  await recordStanding(reading, data);
};

/** What becomes of a document whose reading failed again and again: it is kept in quarantine, and shown. */
export const giveUpReading = (app: Pick<App, 'orm'>, data: DocumentJob): Promise<void> =>
  changeUnread(app, data, (em, document) =>
    quarantine(em, document, {
      reason: 'reading-failed',
      detail: 'Reading failed at every attempt; the log of the worker says where.',
    }),
  );
