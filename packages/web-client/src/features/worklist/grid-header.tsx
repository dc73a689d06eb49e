import { useLingui } from '@lingui/react/macro';
import type { WorklistRow, WorklistSort } from '@mailroom/contracts';
import { VisuallyHidden } from '@mantine/core';
import type { ReactTable } from '@tanstack/react-table';
import type { ReactNode } from 'react';
import { columnNames, type features, type Layout } from './worklist-columns.tsx';
import classes from './worklist-grid.module.css';

const ORDERS = { newest: 'descending', oldest: 'ascending' } as const;

interface GridHeaderProps {
  table: Pick<ReactTable<typeof features, WorklistRow>, 'getVisibleLeafColumns'>;
  layout: Layout;
  sort: WorklistSort;
  selectAll: ReactNode;
}

/** The names of the columns; cards need none to be read, so theirs is only heard. */
export const GridHeader = ({ table, layout, sort, selectAll }: GridHeaderProps) => {
  const { i18n, t } = useLingui();
  return (
    <div role="rowgroup" className={classes['head']}>
      <div role="row" aria-rowindex={1} className={classes['headRow']}>
        <div role="columnheader" className={classes['cell']}>
          {layout === 'cards' ? <VisuallyHidden>{t`Select`}</VisuallyHidden> : selectAll}
        </div>
        {table.getVisibleLeafColumns().map(({ id }) => {
          const descriptor = columnNames[id];
          const name = descriptor === undefined ? id : i18n._(descriptor);
          return (
            <div
              key={id}
              role="columnheader"
              aria-sort={id === 'received' ? ORDERS[sort] : undefined}
              className={classes['headCell']}
            >
              {layout === 'cards' ? <VisuallyHidden>{name}</VisuallyHidden> : name}
            </div>
          );
        })}
      </div>
    </div>
  );
};
