import type { DecisionOutput, WorklistRow } from '@mailroom/contracts';
import { useCallback, useMemo, useState } from 'react';
import { useKeptState } from '../../platform/reload/keep-across-reload.ts';
import { useStable } from '../../platform/use-stable.ts';
import {
  isSelection,
  NOTHING_SELECTED,
  type Selection,
  seenOf,
  selectAll,
  selectTo,
  settle,
  toggle,
} from './selection.ts';

/** Rows that are acted on together, and how that changes. */
export interface Selecting {
  readonly selection: Selection;
  readonly isSelected: (id: string) => boolean;
  /** Of the rows that are there. */
  readonly count: number;
  readonly loadedCount: number;
  toggle: (row: WorklistRow | undefined) => void;
  extend: (row: WorklistRow | undefined) => void;
  selectAll: () => void;
  clear: () => void;
  settle: (output: DecisionOutput) => void;
}

/**
 * The selection of the present view. It outlives decisions, arrivals and a reload of the page; another view begins with
 * none, because nothing should be decided that is not seen.
 */
export const useSelection = (rows: readonly WorklistRow[], viewKey: string): Selecting => {
  const [selection, setSelection] = useKeptState<Selection>('worklist-selection', isSelection, NOTHING_SELECTED);
  const [ofView, setOfView] = useState(viewKey);
  if (ofView !== viewKey) {
    setOfView(viewKey);
    setSelection(NOTHING_SELECTED);
  }
  const { picked } = selection;
  const count = useMemo(() => seenOf({ picked, anchorId: null }, rows).length, [picked, rows]);
  return {
    selection,
    count,
    loadedCount: rows.length,
    isSelected: useCallback((id: string) => picked[id] !== undefined, [picked]),
    toggle: useStable((row) => row && setSelection((selection) => toggle(selection, row))),
    extend: useStable((row) => row && setSelection((selection) => selectTo(selection, rows, row.id))),
    selectAll: () => setSelection((selection) => selectAll(selection, rows)),
    clear: () => setSelection(NOTHING_SELECTED),
    settle: (output) => setSelection((selection) => settle(selection, output, rows)),
  };
};
