import type { DocumentView, SessionView } from '@mailroom/contracts';
import { CLAIM_HEARTBEAT_SECONDS } from '@mailroom/contracts/agreements';
import { noop, useMutation } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { queryClient } from '../../platform/rpc/query-client.ts';
import { trpc, trpcClient } from '../../platform/rpc/trpc.ts';
import { useNow } from '../../platform/use-now.ts';
import { showFailure } from '../../ui/show-failure.ts';
import { patchDocument, refreshDocument } from './document-queries.ts';
import { holderOf } from './why-not-filed.ts';

export interface Claiming {
  isMine: boolean;
  /** Who else holds the document. */
  holderName: string | null;
  claim: (options?: { takesOver: boolean }) => void;
  release: () => void;
}

/** Holding a document while its pane is open. Makes the document's pane and the rows that name who works on them stale. */
export const useClaim = (documentId: string, document: DocumentView, { userId, userName }: SessionView): Claiming => {
  const now = useNow();
  const { mutate } = useMutation(
    trpc.review.claimDocument.mutationOptions({
      gcTime: 0,
      meta: { isAside: true },
      onSuccess: ({ heldUntil }) =>
        patchDocument(documentId, () => ({ claim: { holderId: userId, holderName: userName, heldUntil } })),
      onError: (error) => {
        showFailure(error);
        void refreshDocument(documentId);
      },
    }),
  );
  const { claim: held } = document;
  const isMine = held?.holderId === userId && new Date(held.heldUntil) > now;
  const claim = useCallback(
    (options = { takesOver: false }) => mutate({ documentId, ...options }),
    [documentId, mutate],
  );
  const release = useCallback(() => {
    patchDocument(documentId, () => ({ claim: null }));
    // Not a mutation, which ends with its component: this runs after the pane is gone. If it fails, the claim expires by
    // itself.
    void trpcClient.review.releaseDocument
      .mutate({ documentId })
      .then(() => queryClient.invalidateQueries(trpc.worklist.listWorklist.pathFilter(), { cancelRefetch: false }))
      .catch(noop);
  }, [documentId]);

  useEffect(() => {
    if (!isMine) return undefined;
    const timer = setInterval(() => mutate({ documentId, takesOver: false }), CLAIM_HEARTBEAT_SECONDS * 1000);
    return () => clearInterval(timer);
  }, [isMine, documentId, mutate]);

  const last = useRef(release);
  const wasMine = useRef(isMine);
  useEffect(() => {
    last.current = release;
    wasMine.current = isMine;
  });
  useEffect(
    () => () => {
      if (wasMine.current) last.current();
    },
    [],
  );

  return { isMine, holderName: holderOf(document, userId, now), claim, release };
};
