import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { sayFailure } from '../../platform/errors/say-failure.ts';
import { loadPart } from '../../platform/loading/load-part.ts';
import { FailureMessage } from '../../ui/failure-message.tsx';
import type { RowCursor } from './use-row-cursor.ts';
import type { Selecting } from './use-selection.ts';
import type { View } from './use-view.ts';
import type { useWorklist } from './use-worklist.ts';
import { sortOf, statusesOf } from './view-search.ts';
import { type Layout, ROW_HEIGHTS } from './worklist-columns.tsx';
import { WorklistGrid } from './worklist-grid.tsx';
import classes from './worklist-page.module.css';

/** A list with rows does not wait for the words of an empty one. */
const WorklistEmpty = lazy(() =>
  loadPart(() => import('./worklist-empty.tsx')).then((module) => ({ default: module.WorklistEmpty })),
);

interface WorklistListProps {
  view: View;
  list: ReturnType<typeof useWorklist>;
  layout: Layout;
  cursor: RowCursor;
  selecting: Selecting;
  onOpen: (id: string) => void;
}

/** The list in whatever state it is: on its way, failed, empty, or there. */
export const WorklistList = ({ view, list, layout, cursor, selecting, onOpen }: WorklistListProps) => {
  const { i18n } = useLingui();
  const { rows, error, hasNextPage, isFetchNextPageError, fetchNextPage } = list;
  if (list.isPending && error === null) return <LoadingRows layout={layout} />;
  if (rows.length === 0) {
    if (error !== null) return <FailureMessage error={error} onRetry={() => void list.refetch()} />;
    return (
      <Suspense fallback={null}>
        <WorklistEmpty view={view} />
      </Suspense>
    );
  }
  return (
    <div className={classes['filled']}>
      <WorklistGrid
        key={list.viewKey}
        rows={rows}
        layout={layout}
        isMixed={statusesOf(view.search).length > 1}
        sort={sortOf(view.search)}
        cursor={cursor}
        openId={view.search.document}
        leftIds={list.leftIds}
        isStale={list.isPlaceholderData}
        hasMore={hasNextPage && !list.isFetchingNextPage && !isFetchNextPageError}
        selecting={selecting}
        onOpen={onOpen}
        onEnd={() => void fetchNextPage()}
      />
      {error === null ? null : (
        <div className={classes['trouble']} role="alert">
          {i18n._(sayFailure(error))}
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => void (isFetchNextPageError ? fetchNextPage() : list.refetch())}
          >
            <Trans>Try again</Trans>
          </Button>
        </div>
      )}
    </div>
  );
};

const PLACEHOLDERS = Array.from({ length: 9 }, (_, index) => index);

const LoadingRows = ({ layout }: { layout: Layout }) => {
  const { t } = useLingui();
  return (
    <div role="status" aria-label={t`Loading documents`} className={classes['loading']}>
      {PLACEHOLDERS.map((index) => (
        <div key={index} style={{ height: ROW_HEIGHTS[layout] }}>
          <Skeleton height={12} width={`${22 + ((index * 7) % 15)}%`} mb={8} />
          <Skeleton height={10} width={`${55 + ((index * 11) % 35)}%`} />
        </div>
      ))}
    </div>
  );
};
