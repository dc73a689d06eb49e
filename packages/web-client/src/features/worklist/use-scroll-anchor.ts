import type { WorklistRow } from '@mailroom/contracts';
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

interface Anchor {
  id: string;
  index: number;
  offset: number;
}

/**
 * Keeps what is being read in place when documents arrive above it, and counts them. At the very top nothing is held:
 * there, new documents are what one wants to see.
 */
export const useScrollAnchor = (
  scroller: RefObject<HTMLDivElement | null>,
  rows: readonly WorklistRow[],
  rowHeight: number,
) => {
  const anchor = useRef<Anchor | null>(null);
  /** The row that was first when one scrolled away from the top. */
  const [firstSeenId, setFirstSeenId] = useState<string | null>(null);

  useLayoutEffect(() => {
    const held = anchor.current;
    if (held === null) return;
    const index = rows.findIndex((row) => row.id === held.id);
    if (index === -1 || index === held.index) return;
    anchor.current = { ...held, index };
    scroller.current?.scrollTo({ top: index * rowHeight + held.offset, behavior: 'instant' });
  }, [rows, rowHeight, scroller]);

  const onScroll = (): void => {
    const top = scroller.current?.scrollTop ?? 0;
    const index = Math.floor(top / rowHeight);
    const row = rows[index];
    anchor.current = top < 1 || row === undefined ? null : { id: row.id, index, offset: top - index * rowHeight };
    if (top < 1) setFirstSeenId(null);
    else setFirstSeenId((seen) => seen ?? rows[0]?.id ?? null);
  };

  const arrivedAbove =
    firstSeenId === null
      ? 0
      : Math.max(
          0,
          rows.findIndex((row) => row.id === firstSeenId),
        );
  return { arrivedAbove, onScroll };
};
