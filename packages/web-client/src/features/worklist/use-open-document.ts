import type { WorklistRow } from '@mailroom/contracts';
import { useStable } from '../../platform/use-stable.ts';
import type { RowCursor } from './use-row-cursor.ts';
import type { View } from './use-view.ts';

/** Opening and closing the pane. The open document is part of the view, so the back button closes it. */
export const useOpenDocument = (view: View, rows: readonly WorklistRow[], cursor: RowCursor) => {
  const id = view.search.document;
  const index = rows.findIndex((row) => row.id === id);

  const open = useStable((documentId: string) => {
    cursor.settle(documentId);
    // From one document to the next is one step of the same reading: back leads to the list.
    view.change({ document: documentId }, { replace: id !== undefined });
  });

  const next = index === -1 ? undefined : rows[index + 1];
  const before = index === -1 ? undefined : rows[index - 1];

  const openRow = (row: WorklistRow | undefined): void => {
    if (row !== undefined) open(row.id);
  };
  const openCurrent = useStable(() => openRow(rows[cursor.index]));
  const openBefore = useStable(() => openRow(before));
  const openNext = useStable(() => openRow(next));
  const onClose = useStable(() => {
    if (id === undefined) return;
    view.change({ document: null });
    cursor.moveTo(index === -1 ? cursor.index : index);
  });
  /** The open document is decided: what follows it takes its place, or what came before it at the end of the list. */
  const onDecide = useStable(() => {
    const follower = next ?? before;
    if (follower !== undefined) open(follower.id);
    else if (index !== -1) view.change({ document: null });
  });

  return {
    id,
    nextId: next?.id,
    open,
    openCurrent,
    onClose,
    onPrevious: before && openBefore,
    onNext: next && openNext,
    onDecide,
  };
};
