import { type App, forkForFacility } from '../../platform/context.ts';
import type { JobData } from '../../platform/jobs.ts';
import { Attachment } from '../documents/attachment.entity.ts';
import { addFacts } from './add-facts.ts';
import { type Reading, readOriginal } from './read-document.job.ts';
import { narrativeOf } from './record-reading.ts';

type Job = JobData['read-narrative'];

const settle = ({ orm }: Pick<App, 'orm'>, { facilityId, documentId }: Job, narrativeSha256: string | null) =>
  forkForFacility(orm, facilityId).transactional(async (em) => {
    const original = { document: documentId, role: 'original', narrativeState: 'awaited' } as const;
    await em.nativeUpdate(Attachment, original, narrativeOf(narrativeSha256));
  });

/**
 * Reads a document once more for its text, and for what earlier releases did not look for: whose it is and where it stands is left as
 * people know it. Safe to run again.
 */
export const readNarrativeJob = async (reading: Reading, data: Job): Promise<void> => {
  const { outcome, narrativeSha256 } = await readOriginal(reading, data);
  await addFacts(reading, data, outcome);
  await settle(reading, data, narrativeSha256);
};

/** What becomes of a text that could not be read at any attempt: the document has none to show, and can be downloaded. */
export const giveUpNarrative = (app: Pick<App, 'orm'>, data: Job): Promise<void> => settle(app, data, null);
