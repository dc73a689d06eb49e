import * as contracts from '@mailroom/contracts';
import { Document } from '../../model/document.entity.ts';
import { Note } from '../../model/note.entity.ts';
import { audit } from '../../platform/audit/audit.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { isOpenHere } from '../documents/index.ts';

const add = (
  { em, session, refuse }: SignedInContext<'DocumentNotFound'>,
  { documentId, text }: contracts.AddNoteInput,
): Promise<Record<string, never>> =>
  em.transactional(async (em) => {
    const found = { id: documentId, purgedAt: null, ...isOpenHere() };
    const document = await em.findOne(Document, found, { fields: ['id'] });
    if (!document) throw refuse('DocumentNotFound', { documentId });
    const note = em.create(Note, { document: documentId, author: session.userId, text });
    await em.flush();
    const details = { noteId: note.id };
    await audit(em, { action: 'note-added', documentId, details });
    return {};
  });

export const addNote = procedure(contracts.addNote).mutation(({ ctx, input }) => add(ctx, input));
