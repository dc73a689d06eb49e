import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { WorklistRow } from '@mailroom/contracts';
import { columnVisibilityFeature, createColumnHelper, tableFeatures } from '@tanstack/react-table';
import { AsWritten } from '../../ui/as-written.tsx';
import { StatusLabel } from '../documents/index.ts';
import {
  AssigneeCell,
  CardCell,
  CheckCell,
  DocumentCell,
  DocumentDateCell,
  PatientCell,
  ReceivedCell,
} from './worklist-cells.tsx';

export const features = tableFeatures({ columnVisibilityFeature });

const column = createColumnHelper<typeof features, WorklistRow>();

export const columns = column.columns([
  column.display({ id: 'card', cell: ({ row }) => <CardCell row={row.original} /> }),
  column.display({ id: 'mixedCard', cell: ({ row }) => <CardCell row={row.original} isMixed /> }),
  column.display({ id: 'patient', cell: ({ row }) => <PatientCell row={row.original} /> }),
  column.display({ id: 'document', cell: ({ row }) => <DocumentCell row={row.original} /> }),
  column.display({ id: 'documentDate', cell: ({ row }) => <DocumentDateCell row={row.original} /> }),
  column.display({ id: 'source', cell: ({ row }) => <AsWritten>{row.original.sourceName}</AsWritten> }),
  column.display({ id: 'received', cell: ({ row }) => <ReceivedCell row={row.original} /> }),
  column.display({ id: 'assignee', cell: ({ row }) => <AssigneeCell row={row.original} /> }),
  column.display({ id: 'status', cell: ({ row }) => <StatusLabel status={row.original.status} /> }),
  column.display({ id: 'check', cell: ({ row }) => <CheckCell row={row.original} /> }),
]);

export const columnNames: Record<string, MessageDescriptor> = {
  card: msg`Document`,
  mixedCard: msg`Document`,
  patient: msg`Patient`,
  document: msg`Document`,
  documentDate: msg`Document date`,
  source: msg`Source`,
  received: msg`Received`,
  assignee: msg`Assigned to`,
  status: msg`Status`,
  check: msg`Check`,
};

/** `cards`: one column that holds a whole row, where the list is narrow. */
export type Layout = 'table' | 'cards';

const ALWAYS = ['patient', 'document', 'documentDate', 'source', 'received', 'check'];

/** `isMixed`: rows of several statuses, which then say theirs. */
export const visibleColumns = (layout: Layout, isMixed: boolean): Record<string, boolean> => {
  const card = isMixed ? 'mixedCard' : 'card';
  const shown = layout === 'cards' ? [card] : [...ALWAYS, isMixed ? 'status' : 'assignee'];
  return Object.fromEntries(Object.keys(columnNames).map((id) => [id, shown.includes(id)]));
};

/** Fixed, so that ten thousand rows need no measuring and arrivals move nothing. In pixels. */
export const ROW_HEIGHTS: Record<Layout, number> = { table: 54, cards: 88 };
