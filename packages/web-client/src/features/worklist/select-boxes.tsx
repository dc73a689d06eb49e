import { useLingui } from '@lingui/react/macro';
import type { WorklistRow } from '@mailroom/contracts';
import type { MouseEvent } from 'react';
import type { Selecting } from './use-selection.ts';
import classes from './worklist-grid.module.css';

const keepRowClosed = (event: MouseEvent): void => event.stopPropagation();

/** The box of one row. Shift selects everything up to it. The keyboard selects from the row itself. */
export const SelectRow = ({ row, selecting }: { row: WorklistRow; selecting: Selecting }) => {
  const { t } = useLingui();
  const name = row.patientName ?? row.title;
  return (
    <label className={classes['checkbox']} onClick={keepRowClosed}>
      <input
        type="checkbox"
        tabIndex={-1}
        aria-label={t`Select: ${name}`}
        checked={selecting.isSelected(row.id)}
        onChange={() => selecting.toggle(row)}
        onClick={(event) => {
          if (!event.shiftKey) return;
          event.preventDefault();
          selecting.extend(row);
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
