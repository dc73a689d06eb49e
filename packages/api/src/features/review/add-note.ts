import * as contracts from '@mailroom/contracts';
import { audit } from '../../platform/audit.ts';
import type { SignedInContext } from '../../platform/context.ts';
import { procedure } from '../../platform/trpc.ts';
import { Document } from '../documents/document.entity.ts';
import { Note } from './note.entity.ts';

const add = (
  { em, session, refuse }: SignedInContext<'DocumentNotFound'>,
  { documentId, text }: contracts.AddNoteInput,
): Promise<Record<string, never>> =>
  em.transactional(async (em) => {
    const document = await em.findOne(Document, { id: documentId }, { fields: ['id'] });
    if (!document) throw refuse('DocumentNotFound', { documentId });
    const note = em.create(Note, { document: documentId, author: session.userId, text });
    await em.flush();
    const details = { noteId: note.id };
    await audit(em, { action: 'note-added', documentId, details });
    return {};
  });

export const addNote = procedure(contracts.addNote).mutation(({ ctx, input }) => add(ctx, input));
