import type { UnreadableReason } from '@mailroom/contracts';
import type { EntityManager, FilterQuery } from '@mikro-orm/postgresql';
import { Document } from '../../model/document.entity.ts';
import { auditAll } from '../../platform/audit/audit.ts';
import { type App, forkForFacility } from '../../platform/process/context.ts';

/** Which documents are to be read again: these, all that could not be read for a reason, or all that could not be read. */
export type Unread = { readonly documentIds: readonly string[] } | { readonly reason: UnreadableReason } | 'all';

/** Documents of one transaction: few enough that nobody waits for it. */
const AT_ONCE = 200;

const whichOf = (unread: Unread): FilterQuery<Document> => {
  if (unread === 'all') return {};
  return 'reason' in unread ? { unreadableReason: unread.reason } : { id: { $in: [...unread.documentIds] } };
};

/** What a person wrote on a document is not written over: one that was corrected by hand stays as it is. */
const WAITING: FilterQuery<Document> = {
  $or: [{ status: 'unreadable' }, { status: 'received', unreadableReason: 'missing' }],
  corrections: { $none: {} },
};

const takeUp = async (em: EntityManager, documents: readonly Document[]): Promise<void> => {
  for (const document of documents) {
    if (document.status === 'unreadable') document.version += 1;
    em.assign(document, { status: 'received', unreadableReason: null, unreadableDetail: null, changedBy: null });
  }
  await em.flush();
  await auditAll(
    em,
    documents.map(({ id }) => ({ action: 'read-again-asked', documentId: id })),
  );
};

/**
 * Has documents of a facility read again that could not be read: because a file came back, or a reader was mended. Asked twice
 * it finds nothing the second time.
 *
 * @returns the ids of the documents that are read again.
 */
export const readAgain = async (
  { orm, jobs }: Pick<App, 'orm' | 'jobs'>,
  facilityId: string,
  unread: Unread,
): Promise<string[]> => {
  const taken: string[] = [];
  for (let after: string | null = null; ; ) {
    const ids: string[] = await forkForFacility(orm, facilityId).transactional(async (em) => {
      const waiting: FilterQuery<Document> = {
        $and: [WAITING, whichOf(unread), after === null ? {} : { id: { $gt: after } }],
      };
      const documents = await em.find(Document, waiting, { orderBy: { id: 'asc' }, limit: AT_ONCE });
      await takeUp(em, documents);
      const data = documents.map(({ id }) => ({ facilityId, documentId: id }));
      await jobs.enqueueAll(em, 'read-document', { data });
      return documents.map(({ id }) => id);
    });
    taken.push(...ids);
    after = ids.at(-1) ?? null;
    if (ids.length < AT_ONCE) return taken;
  }
};
