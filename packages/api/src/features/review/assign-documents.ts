import * as contracts from '@mailroom/contracts';
import { maySupervise } from '@mailroom/contracts/agreements';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Document } from '../../model/document.entity.ts';
import { auditAll } from '../../platform/audit/audit.ts';
import type { Refuse } from '../../platform/http/mailroom-error.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { lockAll } from './lock-documents.ts';

/** Whoever opens no document is given none. Asked before documents are locked: whoever ends somebody's work locks in this order too. */
const assertWorksHere = async (
  em: EntityManager,
  assigneeId: string,
  refuse: Refuse<'AssigneeNotFound'>,
): Promise<void> => {
  const [row] = await em.execute<{ works_here: boolean }[]>('select works_here(?)', [assigneeId]);
  if (!row?.works_here) throw refuse('AssigneeNotFound', { assigneeId });
};

const assign = (
  { em, session, refuse }: SignedInContext<'DocumentNotFound' | 'AssigneeNotFound' | 'AssignsOther'>,
  { documentIds, assigneeId }: contracts.AssignDocumentsInput,
): Promise<Record<string, never>> =>
  em.transactional(async (em) => {
    const isOther = assigneeId !== null && assigneeId !== session.userId;
    if (isOther && !maySupervise(session.role)) throw refuse('AssignsOther', {});
    if (assigneeId !== null) await assertWorksHere(em, assigneeId, refuse);
    await lockAll(em, documentIds, refuse);
    await em.nativeUpdate(Document, { id: { $in: documentIds } }, { assignee: assigneeId });
    await auditAll(
      em,
      documentIds.map((documentId) => ({ action: 'document-assigned', documentId, details: { assigneeId } })),
    );
    return {};
  });

export const assignDocuments = procedure(contracts.assignDocuments).mutation(({ ctx, input }) => assign(ctx, input));
