import type { WorklistRow } from '@mailroom/contracts';
import { hashKey, keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { readFailure } from '../../platform/failure.ts';
import { foresee, usePendingDecisions } from '../review/index.ts';
import { keepOpenRow } from './keep-open-row.ts';
import type { View } from './use-view.ts';
import { statusesOf, toListInput } from './view-search.ts';
import { worklistPages } from './worklist-pages.ts';

const NO_ROWS: readonly WorklistRow[] = [];

/** `listKey`: null while another list is shown in place of the one that is on its way. */
const useOpenRowKept = (present: readonly WorklistRow[], openId: string | undefined, listKey: string | null) => {
  const [shown, setShown] = useState({ listKey, rows: present });
  const isSameList = listKey !== null && shown.listKey === listKey;
  const rows = isSameList ? keepOpenRow(shown.rows, present, openId) : present;
  if (shown.rows !== rows || shown.listKey !== listKey) setShown({ listKey, rows });
  return rows;
};

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
  const present = useMemo(() => foresee(loaded, pending, statusesOf(search)), [loaded, pending, search]);
  /** Another view is another list: what remembers a place in it starts again. */
  const viewKey = hashKey(options.queryKey);
  const rows = useOpenRowKept(present, search.document, query.isPlaceholderData ? null : viewKey);
  /** The open document's row, when it is in its place only until another document is opened. */
  const leftId = rows.length > present.length ? search.document : undefined;
  return { ...query, rows, present, leftId, viewKey };
};
