import { type App, forkForFacility } from '../../platform/process/context.ts';
import { READ_DOCUMENT } from './read-until-done.ts';

/** Longer than the queue lets a job rest between two attempts. */
const RESTED = '10 minutes';
const MAX_DOCUMENTS = 500;

/**
 * Unread documents that no job will read. Those that wait for their file come last and in any order, so that a few that are
 * lost for good hold nobody up.
 */
const LEFT = `
  select id from document
  where status = 'received' and purged_at is null and received_at < now() - interval '${RESTED}' and not exists (
    select 1 from pgboss.job where job.name in ('read-document', '${READ_DOCUMENT.queue.deadLetter}')
      and job.state < 'completed' and job.data ->> 'documentId' = document.id::text)
  order by unreadable_reason is not null, random() limit ${MAX_DOCUMENTS}`;

/** Takes up documents that wait to be read: their file or the database was away for longer than their job was tried, or it was lost. */
export const resumeReading = async ({ orm, jobs, files, log }: App, facilityId: string): Promise<void> => {
  if (!(await files.isThere())) {
    log.error({ facilityId }, 'the folder for files is not there; documents wait to be read');
    return;
  }
  await forkForFacility(orm, facilityId).transactional(async (em) => {
    const left = await em.execute<{ id: string }[]>(LEFT);
    if (left.length > 0) log.warn({ facilityId, documents: left.length }, 'documents are read again');
    await jobs.enqueueAll(em, 'read-document', { data: left.map(({ id }) => ({ facilityId, documentId: id })) });
  });
};
