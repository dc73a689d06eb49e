import * as contracts from '@mailroom/contracts';
import { Document } from '../../model/document.entity.ts';
import { Note } from '../../model/note.entity.ts';
import { audit } from '../../platform/audit/audit.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { lockDocumentRows } from './lock-document-rows.ts';

/** The reason is written beside the document before it closes: afterwards even who restricts it would have to open it. */
const restrict = (
  { em, session, refuse }: SignedInContext<'DocumentNotFound'>,
  { documentId, restriction, because }: contracts.RestrictDocumentInput,
): Promise<Record<string, never>> =>
  em.transactional(async (em) => {
    if (!(await lockDocumentRows(em, [documentId])).has(documentId)) throw refuse('DocumentNotFound', { documentId });
    const note = em.create(Note, { document: documentId, author: session.userId, text: because });
    await em.flush();
    await audit(em, {
      action: restriction === null ? 'restriction-lifted' : 'document-restricted',
      documentId,
      details: { restriction, noteId: note.id },
    });
    await em.nativeUpdate(Document, { id: documentId }, { restriction });
    return {};
  });

export const restrictDocument = procedure(contracts.restrictDocument).mutation(({ ctx, input }) =>
  restrict(ctx, input),
);
