import { type App, forkForFacility } from '../../platform/process/context.ts';

/** Of one facility in one go: some minutes of one reader. The newest first, because they are the ones that are opened. */
const MAX_DOCUMENTS = 500;

interface Marked {
  readonly document_id: string;
  readonly narrative_state: 'awaited' | 'none';
}

/** Marks originals that nobody has looked at: each is marked once, so that nothing is asked for again and again. */
const MARK = `
  with unread as (
    select attachment.id, metadata.format
    from attachment
    join document on document.id = attachment.document_id and document.status <> 'received'
    left join metadata on metadata.document_id = document.id
    where attachment.role = 'original' and attachment.narrative_state is null
    order by attachment.id desc limit ${MAX_DOCUMENTS} for update of attachment skip locked
  )
  update attachment set narrative_state = case when unread.format = 'CDA' then 'awaited' else 'none' end
  from unread where attachment.id = unread.id
  returning attachment.document_id, attachment.narrative_state`;

/** Has the texts of documents read that came in before texts were kept. */
export const readOlderNarratives = async ({ orm, jobs }: Pick<App, 'orm' | 'jobs'>, facilityId: string) => {
  await forkForFacility(orm, facilityId).transactional(async (em) => {
    const marked = await em.execute<Marked[]>(MARK);
    const awaited = marked.filter(({ narrative_state: state }) => state === 'awaited');
    const data = awaited.map(({ document_id: documentId }) => ({ facilityId, documentId }));
    await jobs.enqueueAll(em, 'read-narrative', { data });
  });
};
