import type { DecisionOutput, DocumentStatus, RejectionReason, SeenDocument } from '@mailroom/contracts';
import { useMutation } from '@tanstack/react-query';
import { useCallback } from 'react';
import { queryClient } from '../../platform/rpc/query-client.ts';
import { trpc } from '../../platform/rpc/trpc.ts';
import { refreshDocument, refreshLists } from './document-queries.ts';
import { noteDecision } from './last-decision.ts';
import { saveNotesFirst } from './note-drafts.ts';
import { addPending, moveCounts, type PendingDecision, removePending } from './pending-decisions.ts';

export type Decision = { kind: 'file' } | { kind: 'reject'; reason: RejectionReason };

/** A document as the clerk saw it when deciding. */
export interface Chosen extends SeenDocument {
  readonly name: string;
  readonly status: DocumentStatus;
}

/** Removes a pending decision after 30 s, when every list has been fetched again. A row of a newer version is shown sooner. */
const FORGOTTEN_AFTER_MS = 30_000;

/** `isAside`: nobody waits for these writes, because the next document is open already and can be decided meanwhile. */
const ASIDE = { gcTime: 0, meta: { isAside: true } } as const;

const countsKey = trpc.worklist.countByStatus.queryKey({});

const shiftCounts = (moves: readonly Pick<PendingDecision, 'from' | 'to'>[]): void => {
  queryClient.setQueryData(countsKey, (counts) => counts && moveCounts(counts, moves));
};

const show = (moves: readonly PendingDecision[]): void => {
  void queryClient.cancelQueries({ queryKey: countsKey });
  addPending(moves);
  shiftCounts(moves);
};

const takeBack = (moves: readonly PendingDecision[]): void => {
  removePending(moves.map(({ documentId }) => documentId));
  shiftCounts(moves.map(({ from, to }) => ({ from: to, to: from })));
};

/** Fetches the panes again that still show one of them: a document that was opened by a link may be in no list. */
const refreshDecided = ({ decided, refused }: DecisionOutput): void => {
  for (const { documentId } of [...decided, ...refused]) void refreshDocument(documentId);
};

/**
 * Decides documents. Their rows leave the list at once and come back where they were if the decision is refused. Makes the
 * list, the counts, and the panes of what was refused stale.
 */
export const useDecide = () => {
  const integrate = useMutation(trpc.review.integrateDocuments.mutationOptions(ASIDE)).mutateAsync;
  const addNote = useMutation(trpc.review.addNote.mutationOptions(ASIDE)).mutateAsync;
  const reject = useMutation(trpc.review.rejectDocuments.mutationOptions(ASIDE)).mutateAsync;

  return useCallback(
    async (decision: Decision, chosen: readonly Chosen[]): Promise<DecisionOutput> => {
      const documents = chosen.map(({ documentId, version }) => ({ documentId, version }));
      const to = decision.kind === 'file' ? 'integrating' : 'rejected';
      const moves = chosen.map(({ documentId, version, status }) => ({
        documentId,
        versionSeen: version,
        from: status,
        to,
      })) satisfies PendingDecision[];
      show(moves);
      try {
        // The notes are saved first. If one fails, nothing is decided.
        await saveNotesFirst(
          chosen.map(({ documentId }) => documentId),
          addNote,
        );
        const output =
          decision.kind === 'file'
            ? await integrate({ documents })
            : await reject({ documents, reason: decision.reason });
        const refused = new Set(output.refused.map(({ documentId }) => documentId));
        takeBack(moves.filter(({ documentId }) => refused.has(documentId)));
        refreshDecided(output);
        noteDecision(decision.kind, output.decided, chosen.length === 1 ? chosen[0]?.name : undefined);
        return output;
      } catch (error) {
        takeBack(moves);
        throw error;
      } finally {
        void refreshLists();
        setTimeout(() => removePending(documents.map(({ documentId }) => documentId)), FORGOTTEN_AFTER_MS);
      }
    },
    [integrate, reject, addNote],
  );
};
