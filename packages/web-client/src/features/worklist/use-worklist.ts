import type { WorklistRow } from '@mailroom/contracts';
import { hashKey, keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { readFailure } from '../../platform/failure.ts';
import { foresee, usePendingDecisions } from '../review/index.ts';
import type { View } from './use-view.ts';
import { statusesOf, toListInput } from './view-search.ts';
import { worklistPages } from './worklist-pages.ts';

const NO_ROWS: readonly WorklistRow[] = [];

/** The rows of the present view, page by page. */
export const useWorklist = ({ search, patientName, isNamePending }: View) => {
  const queryClient = useQueryClient();
  const options = useMemo(() => worklistPages(toListInput(search, patientName)), [search, patientName]);
  const query = useInfiniteQuery({ ...options, enabled: !isNamePending, placeholderData: keepPreviousData });
  const { data, error } = query;

  useEffect(() => {
    const failure = error === null ? null : readFailure(error);
    // The list was built anew under the cursor: it starts again at its top.
    if (failure?.kind === 'refusal' && failure.refusal.code === 'CursorInvalid') {
      void queryClient.resetQueries({ queryKey: options.queryKey });
    }
  }, [error, options, queryClient]);

  const loaded = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? NO_ROWS, [data]);
  const pending = usePendingDecisions();
  const rows = useMemo(() => foresee(loaded, pending, statusesOf(search)), [loaded, pending, search]);
  /** Another view is another list: what remembers a place in it starts again. */
  const viewKey = hashKey(options.queryKey);
  return { ...query, rows, viewKey };
};
