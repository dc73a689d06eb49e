import { useLingui } from '@lingui/react/macro';
import type { WorklistSort } from '@mailroom/contracts';
import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Layout, WorklistColumn } from './worklist-columns.tsx';
import classes from './worklist-grid.module.css';

const ORDERS = { newest: 'descending', oldest: 'ascending' } as const;

interface GridHeaderProps {
  shown: readonly WorklistColumn[];
  layout: Layout;
  sort: WorklistSort;
  selectAll: ReactNode;
}

/** The names of the columns; cards need none to be read, so theirs is only heard. */
export const GridHeader = ({ shown, layout, sort, selectAll }: GridHeaderProps) => {
  const { i18n, t } = useLingui();
  return (
    <div role="rowgroup" className={classes['head']}>
      <div role="row" aria-rowindex={1} className={classes['headRow']}>
        <div role="columnheader" className={classes['cell']}>
          {layout === 'cards' ? <VisuallyHidden>{t`Select`}</VisuallyHidden> : selectAll}
        </div>
        {shown.map(({ id, name, isSorted = false }) => (
          <div
            key={id}
            role="columnheader"
            aria-sort={isSorted ? ORDERS[sort] : undefined}
            className={classes['headCell']}
          >
            {layout === 'cards' ? <VisuallyHidden>{i18n._(name)}</VisuallyHidden> : i18n._(name)}
          </div>
        ))}
      </div>
    </div>
  );
};
