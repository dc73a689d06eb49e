import { useMutation } from '@tanstack/react-query';
import { trpc } from '../../platform/rpc/trpc.ts';
import { showFailure } from '../../ui/show-failure.ts';
import { refreshDocument, refreshLists } from './document-queries.ts';

/** Opens a restricted document, for a reason. Makes its pane stale. */
export const useOpenRestricted = () =>
  useMutation(
    trpc.documents.openRestricted.mutationOptions({
      gcTime: 0,
      onError: showFailure,
      onSettled: (_output, _error, { documentId }) => refreshDocument(documentId),
    }),
  );

/** Restricts a document, or not any more. Makes its pane and the lists stale. */
export const useRestrictDocument = () =>
  useMutation(
    trpc.documents.restrictDocument.mutationOptions({
      gcTime: 0,
      onError: showFailure,
      onSettled: (_output, _error, { documentId }) => Promise.all([refreshDocument(documentId), refreshLists()]),
    }),
  );
