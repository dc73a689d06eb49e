import { maySupervise } from '@mailroom/contracts/agreements';
import { useMutation, useQuery } from '@tanstack/react-query';
import { trpc } from '../../platform/rpc/trpc.ts';
import { showFailure } from '../../ui/show-failure.ts';
import { filterOptionsQuery } from '../documents/index.ts';
import { useCurrentSession } from '../session/index.ts';
import { refreshDocument, refreshLists } from './document-queries.ts';

const stale = (documentIds: readonly string[]): void => {
  for (const documentId of documentIds) void refreshDocument(documentId);
  void refreshLists();
};

/** Puts tags on documents. Makes their panes and the lists stale. */
export const useTagDocuments = () =>
  useMutation(
    trpc.review.tagDocuments.mutationOptions({
      gcTime: 0,
      onError: showFailure,
      onSettled: (_output, _error, { documentIds }) => stale(documentIds),
    }),
  );

/** Whom whoever is signed in may give documents to: themselves, and as a supervisor anybody. */
export const useAssignees = (): readonly { id: string; name: string }[] => {
  const session = useCurrentSession();
  const people = useQuery(filterOptionsQuery).data?.assignees ?? [];
  if (session === null || maySupervise(session.role)) return people;
  return people.filter(({ id }) => id === session.userId);
};

/** Says whose work documents are. Makes their panes and the lists stale. */
export const useAssignDocuments = () =>
  useMutation(
    trpc.review.assignDocuments.mutationOptions({
      gcTime: 0,
      onError: showFailure,
      onSettled: (_output, _error, { documentIds }) => stale(documentIds),
    }),
  );

/** Asks for another check of the identity. Makes the document's pane stale. */
export const useVerifyAgain = () =>
  useMutation(
    trpc.review.verifyAgain.mutationOptions({
      gcTime: 0,
      onError: showFailure,
      onSettled: (_output, _error, { documentId }) => refreshDocument(documentId),
    }),
  );
