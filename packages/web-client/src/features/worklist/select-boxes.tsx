import { useLingui } from '@lingui/react/macro';
import type { WorklistRow } from '@mailroom/contracts';
import type { MouseEvent } from 'react';
import { isolate } from '../../platform/language/show-controls.ts';
import type { Selecting } from './use-selection.ts';
import classes from './worklist-grid.module.css';

const keepRowClosed = (event: MouseEvent): void => event.stopPropagation();

interface SelectRowProps {
  row: WorklistRow;
  isSelected: boolean;
  onToggle: (row: WorklistRow) => void;
  onExtend: (row: WorklistRow) => void;
}

/** The box of one row. Shift selects everything up to it. The keyboard selects from the row itself. */
export const SelectRow = ({ row, isSelected, onToggle, onExtend }: SelectRowProps) => {
  const { t } = useLingui();
  const name = isolate(row.patientName ?? row.title);
  return (
    <label className={classes['checkbox']} onClick={keepRowClosed}>
      <input
        type="checkbox"
        tabIndex={-1}
        aria-label={t`Select: ${name}`}
        checked={isSelected}
        onChange={() => onToggle(row)}
        onClick={(event) => {
          if (!event.shiftKey) return;
          event.preventDefault();
          onExtend(row);
        }}
      />
    </label>
  );
};

/** Everything that is loaded, or nothing. */
export const SelectAll = ({ selecting: { count, loadedCount, selectAll, clear } }: { selecting: Selecting }) => {
  const { t } = useLingui();
  const isSome = count > 0 && count < loadedCount;
  return (
    <label className={classes['checkbox']}>
      <input
        ref={(box) => {
          if (box) box.indeterminate = isSome;
        }}
        type="checkbox"
        aria-label={t`Select all`}
        checked={count > 0 && count === loadedCount}
        onChange={count === 0 ? selectAll : clear}
      />
    </label>
  );
};
