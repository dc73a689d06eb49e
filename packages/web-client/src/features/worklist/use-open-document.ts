import type { WorklistRow } from '@mailroom/contracts';
import type { RowCursor } from './use-row-cursor.ts';
import type { View } from './use-view.ts';

/** Opening and closing the pane. The open document is part of the view, so the back button closes it. */
export const useOpenDocument = (view: View, rows: readonly WorklistRow[], cursor: RowCursor) => {
  const id = view.search.document;
  const index = rows.findIndex((row) => row.id === id);

  const open = (documentId: string): void => {
    cursor.settle(documentId);
    // From one document to the next is one step of the same reading: back leads to the list.
    view.change({ document: documentId }, { replace: id !== undefined });
  };
  const stepTo = (row: WorklistRow | undefined): (() => void) | undefined =>
    row === undefined || index === -1 ? undefined : () => open(row.id);

  const next = index === -1 ? undefined : rows[index + 1];
  const before = index === -1 ? undefined : rows[index - 1];

  return {
    id,
    nextId: next?.id,
    open,
    openCurrent: (): void => {
      const row = rows[cursor.index];
      if (row !== undefined) open(row.id);
    },
    onClose: (): void => {
      if (id === undefined) return;
      view.change({ document: null });
      cursor.moveTo(index === -1 ? cursor.index : index);
    },
    onPrevious: stepTo(before),
    onNext: stepTo(next),
    /** The open document is decided: what follows it takes its place, or what came before it at the end of the list. */
    onDecide: (): void => {
      const follower = next ?? before;
      if (follower !== undefined) open(follower.id);
      else if (index !== -1) view.change({ document: null });
    },
  };
};
