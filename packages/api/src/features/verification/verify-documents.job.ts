import { DocumentJob, type JobDeclaration, queueOptions } from '../../platform/jobs/jobs.ts';
import { eachFacility } from '../../platform/jobs/run-jobs.ts';
import { BATCHES } from '../../platform/jobs/work-on.ts';
import type { App } from '../../platform/process/context.ts';
import { storedForm } from '../../platform/stored/stored-form.ts';
import { askHospital } from './ask-hospital.ts';
import { loadTraits } from './load-traits.ts';
import { isUnanswered, recordVerifications } from './record-verifications.ts';

declare module '../../platform/jobs/jobs.ts' {
  interface JobData {
    'verify-document': DocumentJob;
  }
}

/**
 * Checks whose documents are, against the hospital's server by one call for all of them and, for
 * those whom it did not find, at most two more, and against the mirror where the
 * server gives no answer. Nobody waits for it: the list and the pane show what is known so far, and how fresh it is.
 *
 * @returns the jobs of documents that the server did not answer for, to be tried again.
 */
export const verifyDocumentsJob = async (
  app: Pick<App, 'fhir' | 'log' | 'orm'>,
  facilityId: string,
  jobs: readonly DocumentJob[],
): Promise<readonly DocumentJob[]> => {
  const documents = await loadTraits(
    app,
    facilityId,
    jobs.map(({ documentId }) => documentId),
  );
  if (documents.length === 0) return [];
  const answers = await askHospital(app, facilityId, documents);
  const answered = answers.flatMap((answer, index) => {
    const document = documents[index];
    return document ? [{ document, answer }] : [];
  });
  await recordVerifications(app, { facilityId, answered, isWide: false });
  // Where the server must not be asked time does not help: these are looked at again with all that wait.
  const open = new Set(
    answered.filter(({ answer }) => isUnanswered(answer)).map(({ document }) => document.documentId),
  );
  return jobs.filter(({ documentId }) => open.has(documentId));
};

const form = storedForm('job verify-document', DocumentJob);

export const VERIFY_DOCUMENT: JobDeclaration<DocumentJob> = {
  form,
  // The hospital's server may be away for an hour; what is not verified then is asked again by the sweep.
  queue: queueOptions({
    retryLimit: 12,
    retryDelay: 2,
    retryDelayMax: 600,
    expireInSeconds: 120,
    deadLetter: 'dead-verifications',
  }),
  open: (app) => ({
    take: BATCHES,
    run: eachFacility({ log: app.log, form, run: (facilityId, jobs) => verifyDocumentsJob(app, facilityId, jobs) }),
    giveUp: null,
  }),
};
