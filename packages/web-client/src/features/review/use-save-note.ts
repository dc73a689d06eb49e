import { useMutation } from '@tanstack/react-query';
import { trpc } from '../../platform/rpc/trpc.ts';
import { showFailure } from '../../ui/show-failure.ts';
import { afterChanges } from './changes-under-way.ts';
import { refreshDocument } from './document-queries.ts';
import { saveNote } from './note-drafts.ts';

/** Saves the note that is being typed. Makes the document's pane stale. */
export const useSaveNote = (documentId: string) => {
  const { mutateAsync, isPending } = useMutation(trpc.review.addNote.mutationOptions({ gcTime: 0 }));
  const save = async (): Promise<void> => {
    try {
      await afterChanges(documentId, () => saveNote(documentId, mutateAsync));
    } catch (error) {
      showFailure(error);
    } finally {
      void refreshDocument(documentId);
    }
  };
  return { save, isSaving: isPending };
};
