import type { DecisionOutput, WorklistRow } from '@mailroom/contracts';
import { Suspense, useRef } from 'react';
import { isFocusLeft } from '../../platform/keys/pass-focus.ts';
import { BulkBar } from '../review/index.ts';
import { seenOf } from './selection.ts';
import type { Selecting } from './use-selection.ts';

interface SelectionBarProps {
  rows: readonly WorklistRow[];
  selecting: Selecting;
  /** Nothing is selected any more: the keyboard goes back to the list. */
  onLeave: () => void;
}

/** What can be done with the selection; nothing while there is none. */
export const SelectionBar = ({ rows, selecting, onLeave }: SelectionBarProps) => {
  const { selection, count, loadedCount, settle, selectAll, clear } = selecting;
  const bar = useRef<HTMLElement>(null);
  if (count === 0) return null;
  const byId = new Map(rows.map((row) => [row.id, row]));
  const chosen = seenOf(selection, rows).flatMap(({ documentId, version }) => {
    const row = byId.get(documentId);
    if (row === undefined) return [];
    const refusal = selection.picked[documentId]?.refusal ?? null;
    return [{ documentId, version, status: row.status, name: row.patientName ?? row.title, refusal }];
  });
  const settleAll = (output: DecisionOutput): void => {
    settle(output);
    if (output.refused.length === 0 && isFocusLeft(bar.current)) onLeave();
  };
  const clearAll = (): void => {
    clear();
    onLeave();
  };
  return (
    <Suspense fallback={null}>
      <BulkBar
        ref={bar}
        chosen={chosen}
        loadedCount={loadedCount}
        onSettled={settleAll}
        onSelectAll={selectAll}
        onClear={clearAll}
      />
    </Suspense>
  );
};
