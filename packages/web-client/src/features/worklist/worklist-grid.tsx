import { Trans, useLingui } from '@lingui/react/macro';
import type { WorklistRow, WorklistSort } from '@mailroom/contracts';
import { Box, Button } from '@mantine/core';
import { IconArrowUp } from '@tabler/icons-react';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useDeferredValue, useEffect, useMemo, useRef } from 'react';
import { isFocusLeft } from '../../platform/keys/pass-focus.ts';
import { GridHeader } from './grid-header.tsx';
import { GridRow } from './grid-row.tsx';
import { SelectAll } from './select-boxes.tsx';
import type { RowCursor } from './use-row-cursor.ts';
import { useScrollAnchor } from './use-scroll-anchor.ts';
import type { Selecting } from './use-selection.ts';
import { type Layout, ROW_HEIGHTS, shownColumns, tracksOf } from './worklist-columns.tsx';
import classes from './worklist-grid.module.css';

/** Rows below the view that are left when the next page is fetched. */
const FETCH_AHEAD = 15;

/** Rows above and below the view that are there before one scrolls to them. */
const OVERSCAN = 6;

interface WorklistGridProps {
  rows: readonly WorklistRow[];
  layout: Layout;
  isMixed: boolean;
  sort: WorklistSort;
  cursor: RowCursor;
  openId: string | undefined;
  /** Of rows that are in the list no more, and in their place until they are passed. */
  leftIds: ReadonlySet<string>;
  isStale: boolean;
  hasMore: boolean;
  selecting: Selecting;
  onOpen: (id: string) => void;
  onEnd: () => void;
}

/**
 * The documents as an ARIA grid whose rows take the focus; only those in view are in the page. Give it the view as its
 * key: another view is another list, which starts at its top.
 */
export const WorklistGrid = (props: WorklistGridProps) => {
  const { rows, layout, isMixed, sort, cursor, openId, leftIds, isStale, hasMore, selecting, onOpen, onEnd } = props;
  const { t } = useLingui();
  const scroller = useRef<HTMLDivElement>(null);
  const answered = useRef(cursor.focusRequest);
  const rowHeight = ROW_HEIGHTS[layout];
  const shown = useMemo(() => shownColumns(layout, isMixed), [layout, isMixed]);
  // The first paint is of what is seen; what is just outside of it comes right after.
  const overscan = useDeferredValue(OVERSCAN, 0);
  // oxlint-disable-next-line react/incompatible-library -- nothing here is compiled by the React compiler
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    // About what is seen, so that the first paint has rows before anything was measured.
    initialRect: { width: 0, height: window.innerHeight * 0.75 },
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan,
    // The row that the Tab key leads to must exist, however far away one has scrolled.
    rangeExtractor: (range) => {
      const seen = defaultRangeExtractor(range);
      return cursor.index < 0 || seen.includes(cursor.index)
        ? seen
        : [...seen, cursor.index].toSorted((left, right) => left - right);
    },
  });
  const { arrivedAbove, onScroll } = useScrollAnchor(scroller, rows, rowHeight);

  useEffect(() => virtualizer.measure(), [rowHeight, virtualizer]);

  useEffect(() => {
    // Only a new request moves the focus: rows that arrive must not take it from where the clerk is typing.
    if (cursor.focusRequest === answered.current) return;
    answered.current = cursor.focusRequest;
    virtualizer.scrollToIndex(cursor.index, { align: 'auto' });
    // A key that was pressed since may have moved the focus on.
    if (document.activeElement !== cursor.focusRequest?.from && !isFocusLeft()) return;
    scroller.current?.querySelector<HTMLElement>('[role=row][tabindex="0"]')?.focus({ preventScroll: true });
  }, [cursor.focusRequest, cursor.index, virtualizer]);

  const items = virtualizer.getVirtualItems();
  const lastSeen = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && lastSeen >= rows.length - FETCH_AHEAD) onEnd();
  }, [hasMore, lastSeen, rows.length, onEnd]);

  return (
    <Box
      role="grid"
      aria-label={t`Documents`}
      aria-rowcount={hasMore ? -1 : rows.length + 1}
      aria-multiselectable
      aria-busy={isStale}
      className={classes['grid'] ?? ''}
      data-layout={layout}
      data-stale={isStale}
      __vars={{ '--columns': tracksOf(shown) }}
    >
      <GridHeader shown={shown} layout={layout} sort={sort} selectAll={<SelectAll selecting={selecting} />} />
      {arrivedAbove > 0 ? (
        <Button
          className={classes['arrived'] ?? ''}
          size="compact-sm"
          leftSection={<IconArrowUp size={14} aria-hidden />}
          onClick={() => cursor.moveTo(0)}
        >
          <Trans>New documents above</Trans>
        </Button>
      ) : null}
      <div ref={scroller} role="rowgroup" className={classes['scroller']} onScroll={onScroll}>
        <div role="presentation" className={classes['space']} style={{ height: virtualizer.getTotalSize() }}>
          {items.map((item) => {
            const row = rows[item.index];
            if (row === undefined) return null;
            return (
              <GridRow
                key={item.key}
                row={row}
                shown={shown}
                index={item.index}
                top={item.start}
                isCurrent={item.index === cursor.index}
                isOpen={row.id === openId}
                isLeft={leftIds.has(row.id)}
                isSelected={selecting.isSelected(row.id)}
                onOpen={onOpen}
                onFocus={cursor.settle}
                onToggle={selecting.toggle}
                onExtend={selecting.extend}
              />
            );
          })}
        </div>
      </div>
    </Box>
  );
};
