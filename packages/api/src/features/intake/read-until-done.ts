import { isPassingTrouble } from '../../platform/database/passing-trouble.ts';
import { MissingFileError } from '../../platform/files/file-store.ts';
import { DocumentJob, type JobDeclaration, queueOptions } from '../../platform/jobs/jobs.ts';
import { eachJob } from '../../platform/jobs/run-jobs.ts';
import { BATCHES } from '../../platform/jobs/work-on.ts';
import type { App } from '../../platform/process/context.ts';
import { storedForm } from '../../platform/stored/stored-form.ts';
import type { DocumentReader } from '../extraction/index.ts';
import { changeUnread, giveUpReading, type Reading, readDocumentJob } from './read-document.job.ts';

declare module '../../platform/jobs/jobs.ts' {
  interface JobData {
    'read-document': DocumentJob;
  }
}

/** Says on the document that its file is out of reach. It stays unread: a disk that is not mounted comes back. */
const sayItWaits = (app: Pick<App, 'orm'>, data: DocumentJob): Promise<void> =>
  changeUnread(app, data, (_em, document) => {
    if (document.unreadableReason !== 'missing') document.unreadableReason = 'missing';
  });

/** Reads a received document; the queue tries again what fails. */
export const readOrWait = async (app: Reading, data: DocumentJob): Promise<void> => {
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
export const readOnceMore = async (app: Reading, data: DocumentJob): Promise<void> => {
  try {
    await readOrWait(app, data);
  } catch (error) {
    if (isPassingTrouble(error)) throw error;
    await giveUpReading(app, data);
  }
};

const form = storedForm('job read-document', DocumentJob);

export const READ_DOCUMENT: JobDeclaration<DocumentJob, App & { readonly reader: DocumentReader }> = {
  form,
  queue: queueOptions({
    retryLimit: 5,
    retryDelay: 2,
    retryDelayMax: 60,
    expireInSeconds: 900,
    deadLetter: 'dead-letters',
  }),
  open: (app) => ({
    // As many at once as there are processes that read.
    take: { ...BATCHES, localConcurrency: app.reader.size },
    run: eachJob({ log: app.log, form, run: (data) => readOrWait(app, data) }),
    giveUp: eachJob({ log: app.log, form, run: (data) => readOnceMore(app, data) }),
  }),
};
