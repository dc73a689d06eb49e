import { Plural, Trans } from '@lingui/react/macro';
import { Kbd } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { type ReactNode, type RefObject, useMemo } from 'react';
import { useStable } from '../../platform/use-stable.ts';
import { tabId } from '../../ui/tab-strip.tsx';
import { AddDocumentsButton } from '../intake/index.ts';
import { useMay } from '../session/index.ts';
import { ConnectionLabel } from './connection-label.tsx';
import { FilterBar } from './filter-bar.tsx';
import { LinkTrouble } from './link-trouble.tsx';
import { NameSearchTrouble } from './name-search-trouble.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { LIST_PANEL, StatusTabs } from './status-tabs.tsx';
import type { Connection } from './use-live-worklist.ts';
import type { RowCursor } from './use-row-cursor.ts';
import type { Selecting } from './use-selection.ts';
import type { View } from './use-view.ts';
import type { useWorklist } from './use-worklist.ts';
import { statusesOf } from './view-search.ts';
import { WorklistList } from './worklist-list.tsx';
import classes from './worklist-page.module.css';

/** Below this width seven columns do not fit beside each other. In pixels. */
const TABLE_FROM = 1000;

interface ListSideProps {
  view: View;
  list: ReturnType<typeof useWorklist>;
  cursor: RowCursor;
  connection: Connection;
  searchRef: RefObject<HTMLInputElement | null>;
  selecting: Selecting;
  onOpen: (id: string) => void;
  onAdd: (files: readonly File[]) => void;
  /** What became of the files that were added. */
  uploads: ReactNode;
}

/** Tabs, filters, and the list they lead to. */
export const ListSide = (props: ListSideProps) => {
  const { view, list, cursor, connection, searchRef, selecting, onOpen, onAdd, uploads } = props;
  const { ref, width: measured } = useElementSize();
  // Measured after the first paint; until then it is guessed well, because a wrong layout would be painted twice.
  const width = measured || (view.search.document === undefined ? window.innerWidth : 0);
  const layout = width >= TABLE_FROM ? 'table' : 'cards';
  const isNarrow = layout === 'cards';
  const [status = 'review'] = statusesOf(view.search);
  const enterList = useStable(() => cursor.moveTo(Math.max(cursor.index, 0)));
  const may = useMay();
  const mayAdd = may('receiveDocument');
  const addButton = useMemo(
    () => (mayAdd ? <AddDocumentsButton onAdd={onAdd} isCompact={isNarrow} /> : null),
    [onAdd, isNarrow, mayAdd],
  );
  return (
    <div ref={ref} className={classes['list']}>
      <div className={classes['tabs']}>
        <StatusTabs view={view} isNarrow={isNarrow} />
        {isNarrow ? null : addButton}
      </div>
      <FilterBar
        view={view}
        isNarrow={isNarrow}
        actions={isNarrow ? addButton : null}
        searchRef={searchRef}
        onLeaveSearch={enterList}
      />
      <div>
        <LinkTrouble view={view} />
        <NameSearchTrouble view={view} />
      </div>
      <div
        id={LIST_PANEL}
        role="tabpanel"
        aria-labelledby={tabId(LIST_PANEL, status)}
        className={classes['panel']}
        tabIndex={-1}
      >
        <WorklistList view={view} list={list} layout={layout} cursor={cursor} selecting={selecting} onOpen={onOpen} />
      </div>
      <div>{uploads}</div>
      <div>
        <SelectionBar rows={list.present} selecting={selecting} onLeave={enterList} />
      </div>
      <footer className={classes['foot']}>
        <ConnectionLabel connection={connection} />
        <span role="status">
          {list.isPending || (list.error !== null && list.rows.length === 0) ? null : list.hasNextPage ? (
            <Trans>{list.present.length} shown, more below</Trans>
          ) : (
            <Plural value={list.present.length} _0="No documents" one="# document" other="# documents" />
          )}
        </span>
        <span className={classes['hint']}>
          <Kbd size="xs">?</Kbd> <Trans>keyboard shortcuts</Trans>
        </span>
      </footer>
    </div>
  );
};
