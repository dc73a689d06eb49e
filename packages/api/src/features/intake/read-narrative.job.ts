import { Attachment } from '../../model/attachment.entity.ts';
import { DocumentJob, type JobDeclaration, queueOptions } from '../../platform/jobs/jobs.ts';
import { eachJob } from '../../platform/jobs/run-jobs.ts';
import { BATCHES } from '../../platform/jobs/work-on.ts';
import { type App, forkForFacility } from '../../platform/process/context.ts';
import { storedForm } from '../../platform/stored/stored-form.ts';
import { addFacts } from './add-facts.ts';
import { type Reading, readOriginal } from './read-document.job.ts';
import { addIdentity } from './record-identity.ts';
import { narrativeOf } from './record-reading.ts';
import { documentOf } from './store-reading.ts';

declare module '../../platform/jobs/jobs.ts' {
  interface JobData {
    'read-narrative': DocumentJob;
  }
}

const settle = (
  { orm, files }: Pick<App, 'orm' | 'files'>,
  { facilityId, documentId }: DocumentJob,
  narrativeSha256: string | null,
) =>
  forkForFacility(orm, facilityId).transactional(async (em) => {
    const original = { document: documentId, role: 'original', narrativeState: 'awaited' } as const;
    const settled = await em.nativeUpdate(Attachment, original, narrativeOf(narrativeSha256));
    if (narrativeSha256 === null || settled === 0 || (await files.isKept(facilityId, narrativeSha256))) return;
    throw new Error('A file was taken away before it was named.');
  });

/**
 * Reads a document once more for its text, and for what earlier releases did not look for: whose it is and where it stands is left as
 * people know it. Safe to run again.
 */
export const readNarrativeJob = async (reading: Reading & Pick<App, 'log'>, data: DocumentJob): Promise<void> => {
  const { outcome, content } = await readOriginal(reading, data);
  await addFacts(reading, data, outcome);
  await addIdentity(reading, data, outcome.documents[0]);
  await settle(reading, data, documentOf(content)?.narrativeSha256 ?? null);
};

/** What becomes of a text that could not be read at any attempt: the document has none to show, and can be downloaded. */
export const giveUpNarrative = (app: Pick<App, 'orm' | 'files'>, data: DocumentJob): Promise<void> =>
  settle(app, data, null);

const form = storedForm('job read-narrative', DocumentJob);

export const READ_NARRATIVE: JobDeclaration<DocumentJob, App & Reading> = {
  form,
  // For hours: a disk that is not there yet is no reason to give up a text.
  queue: queueOptions({
    retryLimit: 24,
    retryDelay: 10,
    retryDelayMax: 3600,
    expireInSeconds: 900,
    deadLetter: 'dead-narratives',
  }),
  open: (app) => ({
    take: BATCHES,
    run: eachJob({ log: app.log, form, run: (data) => readNarrativeJob(app, data) }),
    giveUp: eachJob({ log: app.log, form, run: (data) => giveUpNarrative(app, data) }),
  }),
};
