import type { DocumentView } from '@mailroom/contracts';
import { queryClient } from '../../platform/rpc/query-client.ts';
import { trpc } from '../../platform/rpc/trpc.ts';

/** Loaded before anybody looks at it, and forgotten a minute later unless somebody does. The audit says so. */
export const aheadQuery = (documentId: string) =>
  trpc.documents.openDocument.queryOptions({ documentId, isAhead: true }, { staleTime: 60_000, gcTime: 60_000 });

/** Every opening is written into the document's history, so it is fetched when a clerk opens it, and when it changed. */
export const openingQuery = (documentId: string) =>
  trpc.documents.openDocument.queryOptions({ documentId, isAhead: false }, { staleTime: Infinity, gcTime: 0 });

/** What the pane shows of a document now. */
export const shownDocument = (documentId: string): DocumentView | undefined =>
  queryClient.getQueryData(openingQuery(documentId).queryKey) ??
  queryClient.getQueryData(aheadQuery(documentId).queryKey);

/** Shows a change before the server's word comes. */
export const patchDocument = (documentId: string, patch: (document: DocumentView) => Partial<DocumentView>): void => {
  queryClient.setQueryData(openingQuery(documentId).queryKey, (document) =>
    document === undefined ? undefined : { ...document, ...patch(document) },
  );
};

export const refreshDocument = (documentId: string): Promise<void> =>
  queryClient.invalidateQueries(trpc.documents.openDocument.queryFilter({ documentId, isAhead: false }));

/** Fetches the list and its counts again. A fetch that is under way goes on and is not begun anew by each of many decisions. */
export const refreshLists = async (): Promise<void> => {
  const quietly = { cancelRefetch: false };
  await Promise.all([
    queryClient.invalidateQueries(trpc.worklist.listWorklist.pathFilter(), quietly),
    queryClient.invalidateQueries(trpc.worklist.countByStatus.pathFilter(), quietly),
  ]);
};
