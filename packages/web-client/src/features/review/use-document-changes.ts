import type {
  ChangedDocument,
  Correction,
  DocumentView,
  ProvisionalReason,
  RecallEarlier,
  RecallReason,
  WideSearch,
} from '@mailroom/contracts';
import { useMutation } from '@tanstack/react-query';
import { useMemo } from 'react';
import { queryClient } from '../../platform/rpc/query-client.ts';
import { trpc } from '../../platform/rpc/trpc.ts';
import { showFailure } from '../../ui/show-failure.ts';
import { afterChanges } from './changes-under-way.ts';
import { openingQuery, patchDocument, refreshDocument, refreshLists, shownDocument } from './document-queries.ts';
import { writeCorrection } from './write-correction.ts';

const versionOf = (documentId: string): number => shownDocument(documentId)?.version ?? 1;

/**
 * Runs a change of the document after those before it, with the version that they made. Makes the document's pane and the lists
 * stale. A failure is shown, and the next fetch replaces what was shown in advance.
 */
const change = async (documentId: string, act: (version: number) => Promise<ChangedDocument>): Promise<boolean> => {
  try {
    const { version } = await afterChanges(documentId, () => act(versionOf(documentId)));
    patchDocument(documentId, () => ({ version }));
    return true;
  } catch (error) {
    showFailure(error);
    return false;
  } finally {
    void refreshDocument(documentId);
    void refreshLists();
  }
};

/** What a clerk changes of one document before deciding, and the recall of a decision. */
export const useDocumentChanges = (documentId: string) => {
  const choose = useMutation(trpc.review.chooseCandidate.mutationOptions({ gcTime: 0 })).mutateAsync;
  const accept = useMutation(trpc.review.acceptLostFiles.mutationOptions({ gcTime: 0 })).mutateAsync;
  const acceptKnown = useMutation(trpc.review.acceptKnownDocument.mutationOptions({ gcTime: 0 })).mutateAsync;
  const correct = useMutation(trpc.review.correctTrait.mutationOptions({ gcTime: 0 })).mutateAsync;
  const create = useMutation(trpc.review.createProvisionalPatient.mutationOptions({ gcTime: 0 })).mutateAsync;
  const search = useMutation(trpc.review.searchLikelyPatients.mutationOptions({ gcTime: 0 })).mutateAsync;
  const recall = useMutation(trpc.integration.recallDocument.mutationOptions({ gcTime: 0 })).mutateAsync;
  return useMemo(
    () => ({
      choose: (patientId: string) => {
        patchDocument(
          documentId,
          ({ verification }): Partial<DocumentView> => ({
            verification: verification && { ...verification, patientId },
          }),
        );
        return change(documentId, (version) => choose({ documentId, version, patientId }));
      },
      correct: (correction: Correction, seen: Correction) =>
        change(documentId, (version) =>
          writeCorrection({
            seen,
            version,
            write: (version) => correct({ documentId, version, correction }),
            reload: () => queryClient.query({ ...openingQuery(documentId), staleTime: 0 }),
          }),
        ),
      acceptLostFiles: () => change(documentId, (version) => accept({ documentId, version })),
      acceptKnownDocument: (related: string[]) =>
        change(documentId, (version) => acceptKnown({ documentId, version, related })),
      /** Who is like the patient is among the candidates that are shown afterwards; null when nobody could be asked. */
      searchLikelyPatients: async (): Promise<WideSearch | null> => {
        let found: WideSearch | null = null;
        const isDone = await change(documentId, async () => {
          const { search: ended, ...changed } = await search({ documentId });
          found = ended;
          return changed;
        });
        await refreshDocument(documentId);
        return isDone ? found : null;
      },
      createProvisionalPatient: (reason: ProvisionalReason | null) =>
        change(documentId, (version) => create({ documentId, version, reason })),
      recall: (reason: RecallReason, earlier?: RecallEarlier) =>
        change(documentId, (version) =>
          recall({ documentId, version, reason, ...(earlier === undefined ? {} : { earlier }) }),
        ),
    }),
    [documentId, accept, acceptKnown, choose, correct, create, recall, search],
  );
};
