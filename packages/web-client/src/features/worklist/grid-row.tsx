import { useLingui } from '@lingui/react/macro';
import type { WorklistRow } from '@mailroom/contracts';
import { memo } from 'react';
import { SelectRow } from './select-boxes.tsx';
import type { WorklistColumn } from './worklist-columns.tsx';
import classes from './worklist-grid.module.css';

interface GridRowProps {
  row: WorklistRow;
  shown: readonly WorklistColumn[];
  index: number;
  top: number;
  /** The one row that the Tab key leads to. */
  isCurrent: boolean;
  isOpen: boolean;
  /** It is in the list no more, and is shown until the clerk has gone past it. */
  isLeft: boolean;
  isSelected: boolean;
  onOpen: (id: string) => void;
  onFocus: (id: string) => void;
  onToggle: (row: WorklistRow) => void;
  onExtend: (row: WorklistRow) => void;
}

/** One document. `memo`, so that a step through the list renders two rows again and not all. */
export const GridRow = memo((props: GridRowProps) => {
  const { row, shown, index, top, isCurrent, isOpen, isLeft, isSelected, onOpen, onFocus, onToggle, onExtend } = props;
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
      onClick={() => onOpen(row.id)}
      onFocus={() => onFocus(row.id)}
    >
      <div role="gridcell" className={classes['cell']}>
        <SelectRow row={row} isSelected={isSelected} onToggle={onToggle} onExtend={onExtend} />
      </div>
      {shown.map(({ id, cell }) => (
        <div key={id} role="gridcell" className={classes['cell']}>
          {cell(row)}
        </div>
      ))}
    </div>
  );
});
