import type { WorklistRow } from '@mailroom/contracts';
import { useCallback, useState } from 'react';
import { isRecord, isText, useKeptState } from '../../platform/reload/keep-across-reload.ts';

interface Place {
  readonly id: string | undefined;
  readonly index: number;
}

const isPlace = (value: unknown): value is Place =>
  isRecord(value) && isText(value['id'] ?? '') && Number.isInteger(value['index']);

/** Which row the keyboard is on. It follows its document when rows arrive above, and stays in place when it leaves. */
export interface RowCursor {
  index: number;
  /** A new one with each move that should also take the focus there; what had the focus then. */
  focusRequest: { readonly from: Element | null } | null;
  moveTo: (index: number) => void;
  /** The row has the focus already. */
  settle: (id: string) => void;
}

interface CursorList {
  readonly rows: readonly WorklistRow[];
  /** Another view is another list, and the keyboard starts at its top. */
  readonly viewKey: string;
}

export const useRowCursor = ({ rows, viewKey }: CursorList, initialId: string | undefined): RowCursor => {
  const [place, setPlace] = useKeptState<Place>('worklist-row', isPlace, { id: initialId, index: 0 });
  const [focusRequest, setFocusRequest] = useState<RowCursor['focusRequest']>(null);
  const [shownKey, setShownKey] = useState(viewKey);
  if (shownKey !== viewKey) {
    setShownKey(viewKey);
    // Until the first rows have come, the place may be one that was kept across a reload.
    if (rows.length > 0) setPlace({ id: initialId, index: 0 });
  }
  const found = rows.findIndex((row) => row.id === place.id);
  if (found !== -1 && found !== place.index) setPlace({ ...place, index: found });
  const index = found === -1 ? Math.min(place.index, rows.length - 1) : found;

  const moveTo = useCallback(
    (wanted: number) => {
      // If the row that the keyboard was on has left, a step down leads to the row that took its place, and not past it.
      const reached = found === -1 && wanted === index + 1 ? index : wanted;
      const moved = Math.max(0, Math.min(reached, rows.length - 1));
      const row = rows[moved];
      if (row === undefined) return;
      setPlace({ id: row.id, index: moved });
      setFocusRequest({ from: document.activeElement });
    },
    [rows, found, index, setPlace],
  );
  const settle = useCallback((id: string) => setPlace((place) => ({ ...place, id })), [setPlace]);

  return { index, focusRequest, moveTo, settle };
};
