import type { App } from '../../platform/context.ts';
import { MissingFileError } from '../../platform/file-store.ts';
import type { JobData } from '../../platform/jobs.ts';
import { isPassingTrouble } from '../../platform/passing-trouble.ts';
import { changeUnread, giveUpReading, type Reading, readDocumentJob } from './read-document.job.ts';

/** Says on the document that its file is out of reach. It stays unread: a disk that is not mounted comes back. */
const sayItWaits = (app: Pick<App, 'orm'>, data: JobData['read-document']): Promise<void> =>
  changeUnread(app, data, (_em, document) => {
    if (document.unreadableReason !== 'missing') document.unreadableReason = 'missing';
  });

/** Reads a received document; the queue tries again what fails. */
export const readOrWait = async (app: Reading, data: JobData['read-document']): Promise<void> => {
  try {
    await readDocumentJob(app, data);
  } catch (error) {
    if (error instanceof MissingFileError) await sayItWaits(app, data);
    throw error;
  }
};

/**
 * Tries once more to read a document whose reading failed at every attempt. It goes into quarantine only if it is to blame:
 * while its file, the disk or the database is away it waits, and `resumeReading` takes it up again, without end.
 */
export const readOnceMore = async (app: Reading, data: JobData['read-document']): Promise<void> => {
  try {
    await readOrWait(app, data);
  } catch (error) {
    if (isPassingTrouble(error)) throw error;
    await giveUpReading(app, data);
  }
};
