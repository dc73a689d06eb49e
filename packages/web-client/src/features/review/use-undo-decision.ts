import type { SeenDocument } from '@mailroom/contracts';
import { useMutation } from '@tanstack/react-query';
import { useCallback } from 'react';
import { trpc } from '../../platform/rpc/trpc.ts';
import { showFailure } from '../../ui/show-failure.ts';
import { afterChanges } from './changes-under-way.ts';
import { refreshDocument, refreshLists } from './document-queries.ts';
import { withdrawOffer } from './last-decision.ts';
import { removePending } from './pending-decisions.ts';

/** Takes decisions back. Makes the list, the counts and the documents' panes stale; says which could not be undone. */
export const useUndoDecision = () => {
  const { mutateAsync, isPending } = useMutation(trpc.review.undoDecision.mutationOptions({ gcTime: 0 }));
  const undo = useCallback(
    async (documents: readonly SeenDocument[]): Promise<string[]> => {
      withdrawOffer(documents.map(({ documentId }) => documentId));
      const results = await Promise.allSettled(
        documents.map(({ documentId, version }) =>
          afterChanges(documentId, () => mutateAsync({ documentId, version })),
        ),
      );
      const undone = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value.documentId] : []));
      const failed = results.find((result) => result.status === 'rejected');
      if (failed?.status === 'rejected') showFailure(failed.reason);
      removePending(undone);
      void refreshLists();
      for (const { documentId } of documents) void refreshDocument(documentId);
      return undone;
    },
    [mutateAsync],
  );
  return { undo, isPending };
};
