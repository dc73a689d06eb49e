import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { WorklistRow } from '@mailroom/contracts';
import type { ReactNode } from 'react';
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

/** `cards`: one column that holds a whole row, where the list is narrow. */
export type Layout = 'table' | 'cards';

/** A list as it is shown. Mixed ones have rows of several statuses, which then say theirs. */
type ShownList = Layout | 'mixedTable' | 'mixedCards';

/** All that there is to know of a column: one that lacks its name or its width does not compile. */
export interface WorklistColumn {
  readonly id: string;
  readonly name: MessageDescriptor;
  /** Of its track in the grid. */
  readonly width: string;
  readonly shownIn: readonly ShownList[];
  /** Whether it is what the list is sorted by. */
  readonly isSorted?: true;
  readonly cell: (row: WorklistRow) => ReactNode;
}

const TABLES = ['table', 'mixedTable'] as const;

/** The columns in the order in which they are shown. */
const COLUMNS: readonly WorklistColumn[] = [
  {
    id: 'card',
    name: msg`Document`,
    width: 'minmax(0, 1fr)',
    shownIn: ['cards'],
    cell: (row) => <CardCell row={row} />,
  },
  {
    id: 'mixedCard',
    name: msg`Document`,
    width: 'minmax(0, 1fr)',
    shownIn: ['mixedCards'],
    cell: (row) => <CardCell row={row} isMixed />,
  },
  {
    id: 'patient',
    name: msg`Patient`,
    width: 'minmax(10rem, 1.4fr)',
    shownIn: TABLES,
    cell: (row) => <PatientCell row={row} />,
  },
  {
    id: 'document',
    name: msg`Document`,
    width: 'minmax(9.25rem, 2.2fr)',
    shownIn: TABLES,
    cell: (row) => <DocumentCell row={row} />,
  },
  {
    id: 'documentDate',
    name: msg`Dated`,
    width: 'minmax(5.75rem, 0.8fr)',
    shownIn: TABLES,
    cell: (row) => <DocumentDateCell row={row} />,
  },
  {
    id: 'source',
    name: msg`Source`,
    width: 'minmax(6rem, 1fr)',
    shownIn: TABLES,
    cell: (row) => (row.restriction === null ? <AsWritten>{row.sourceName}</AsWritten> : '—'),
  },
  {
    id: 'received',
    name: msg`Received`,
    width: 'minmax(6rem, 0.8fr)',
    shownIn: TABLES,
    isSorted: true,
    cell: (row) => <ReceivedCell row={row} />,
  },
  {
    id: 'assignee',
    name: msg`Assigned to`,
    width: 'minmax(5.5rem, 1fr)',
    shownIn: ['table'],
    cell: (row) => <AssigneeCell row={row} />,
  },
  {
    id: 'status',
    name: msg`Status`,
    width: 'minmax(6.5rem, 1fr)',
    shownIn: ['mixedTable'],
    cell: (row) => <StatusLabel status={row.status} />,
  },
  {
    id: 'check',
    name: msg`Check`,
    width: 'minmax(9.5rem, 1.1fr)',
    shownIn: TABLES,
    cell: (row) => <CheckCell row={row} />,
  },
];

const LISTS = { table: ['table', 'mixedTable'], cards: ['cards', 'mixedCards'] } as const;

/** `isMixed`: rows of several statuses, which then say theirs. */
export const shownColumns = (layout: Layout, isMixed: boolean): readonly WorklistColumn[] => {
  const list = LISTS[layout][isMixed ? 1 : 0];
  return COLUMNS.filter(({ shownIn }) => shownIn.includes(list));
};

/** The grid's tracks: the box that selects a row, then one for each column. */
export const tracksOf = (shown: readonly WorklistColumn[]): string =>
  ['1.125rem', ...shown.map(({ width }) => width)].join(' ');

/** Fixed, so that ten thousand rows need no measuring and arrivals move nothing. In pixels. */
export const ROW_HEIGHTS: Record<Layout, number> = { table: 54, cards: 88 };
