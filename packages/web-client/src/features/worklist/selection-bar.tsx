import type { WorklistRow } from '@mailroom/contracts';
import { Suspense } from 'react';
import { BulkBar } from '../review/index.ts';
import { seenOf } from './selection.ts';
import type { Selecting } from './use-selection.ts';

/** What can be done with the selection; nothing while there is none. */
export const SelectionBar = ({ rows, selecting }: { rows: readonly WorklistRow[]; selecting: Selecting }) => {
  const { selection, count, loadedCount, settle, selectAll, clear } = selecting;
  if (count === 0) return null;
  const byId = new Map(rows.map((row) => [row.id, row]));
  const chosen = seenOf(selection, rows).flatMap(({ documentId, version }) => {
    const row = byId.get(documentId);
    if (row === undefined) return [];
    const refusal = selection.picked[documentId]?.refusal ?? null;
    return [{ documentId, version, status: row.status, name: row.patientName ?? row.title, refusal }];
  });
  return (
    <Suspense fallback={null}>
      <BulkBar chosen={chosen} loadedCount={loadedCount} onSettled={settle} onSelectAll={selectAll} onClear={clear} />
    </Suspense>
  );
};
