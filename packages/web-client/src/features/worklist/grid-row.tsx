import { useLingui } from '@lingui/react/macro';
import type { WorklistRow } from '@mailroom/contracts';
import { FlexRender, type Row } from '@tanstack/react-table';
import { memo } from 'react';
import { SelectRow } from './select-boxes.tsx';
import type { features } from './worklist-columns.tsx';
import classes from './worklist-grid.module.css';

interface GridRowProps {
  line: Row<typeof features, WorklistRow>;
  index: number;
  top: number;
  /** The one row that the Tab key leads to. */
  isCurrent: boolean;
  isOpen: boolean;
  /** It is in the list no more, and is shown until another document is opened. */
  isLeft: boolean;
  isSelected: boolean;
  /** Which of the line's cells it shows: the line itself stays the same when they change. */
  columnVisibility: Readonly<Record<string, boolean>>;
  onOpen: (id: string) => void;
  onFocus: (id: string) => void;
  onToggle: (row: WorklistRow) => void;
  onExtend: (row: WorklistRow) => void;
}

/** One document. A step through the list makes two of them again, and not all. */
export const GridRow = memo((props: GridRowProps) => {
  const { line, index, top, isCurrent, isOpen, isLeft, isSelected, onOpen, onFocus, onToggle, onExtend } = props;
  const { t } = useLingui();
  return (
    <div
      role="row"
      // The header is the first row.
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      aria-current={isOpen}
      data-left={isLeft}
      title={isLeft ? t`No longer in this list` : undefined}
      tabIndex={isCurrent ? 0 : -1}
      className={classes['row']}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => onOpen(line.id)}
      onFocus={() => onFocus(line.id)}
    >
      <div role="gridcell" className={classes['cell']}>
        <SelectRow row={line.original} isSelected={isSelected} onToggle={onToggle} onExtend={onExtend} />
      </div>
      {line.getVisibleCells().map((cell) => (
        <div key={cell.id} role="gridcell" className={classes['cell']}>
          <FlexRender cell={cell} />
        </div>
      ))}
    </div>
  );
});
