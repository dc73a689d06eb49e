import type { WorklistRow } from '@mailroom/contracts';
import { hashKey, keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { readFailure } from '../../platform/errors/failure.ts';
import { foresee, usePendingDecisions } from '../review/index.ts';
import { keepPlaces, type Present, type Shown } from './keep-places.ts';
import type { View } from './use-view.ts';
import { statusesOf, toListInput } from './view-search.ts';
import { worklistQuery } from './worklist-query.ts';

const NO_ROWS: readonly WorklistRow[] = [];

/** `listKey`: null while the rows are not this list's: those of the list before it, or none yet. */
const useKeptPlaces = (present: Present<WorklistRow>) => {
  const [before, setShown] = useState<Shown<WorklistRow>>({ ...present, passed: new Set() });
  const shown = keepPlaces(before, present);
  if (shown !== before) setShown(shown);
  return shown.rows;
};

/** The rows of the present view, page by page. */
export const useWorklist = ({ search, patientName, isNamePending }: View) => {
  const queryClient = useQueryClient();
  const options = useMemo(() => worklistQuery(toListInput(search, patientName)), [search, patientName]);
  const query = useInfiniteQuery({ ...options, enabled: !isNamePending, placeholderData: keepPreviousData });
  const { data, error } = query;

  useEffect(() => {
    const failure = error === null ? null : readFailure(error);
    // The server no longer knows the place that the cursor names, so the list is fetched again from its top.
    if (failure?.kind === 'refusal' && failure.refusal.code === 'CursorInvalid') {
      void queryClient.resetQueries({ queryKey: options.queryKey });
    }
  }, [error, options, queryClient]);

  const loaded = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? NO_ROWS, [data]);
  const pending = usePendingDecisions();
  const present = useMemo(() => foresee(loaded, pending, statusesOf(search)), [loaded, pending, search]);
  /** Another view is another list: what remembers a place in it starts again. */
  const viewKey = hashKey(options.queryKey);
  const isThisList = data !== undefined && !query.isPlaceholderData;
  const rows = useKeptPlaces({
    listKey: isThisList ? viewKey : null,
    openId: search.document,
    rows: present,
    hasMore: query.hasNextPage,
  });
  /** Rows that are in their place only until they are passed. */
  const leftIds = useMemo(() => {
    const there = new Set(present.map(({ id }) => id));
    return new Set(rows.flatMap(({ id }) => (there.has(id) ? [] : [id])));
  }, [rows, present]);
  return { ...query, rows, present, leftIds, viewKey };
};
