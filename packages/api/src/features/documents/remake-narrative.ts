import type { SignedInContext } from '../../platform/process/context.ts';

/** Whoever comes second finds that it is awaited already. */
const AWAIT = `
  update attachment set narrative_state = 'awaited', narrative_sha256 = null
  where id = ? and narrative_sha256 = ? returning document_id`;

interface Lost {
  readonly attachmentId: string;
  readonly digest: string;
}

/** Has a text for people read from its document once more, whose own file is lost. */
export const remakeNarrative = (
  { app, em, session: { facilityId } }: Pick<SignedInContext, 'app' | 'em' | 'session'>,
  { attachmentId, digest }: Lost,
): Promise<void> =>
  em.transactional(async (inside) => {
    const lost = await inside.execute<{ document_id: string }[]>(AWAIT, [attachmentId, digest]);
    const data = lost.map(({ document_id: documentId }) => ({ facilityId, documentId }));
    await app.jobs.enqueueAll(inside, 'read-narrative', { data });
  });
