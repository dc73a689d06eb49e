import { noop } from '@tanstack/react-query';
import { queryClient } from '../../platform/rpc/query-client.ts';
import { trpc } from '../../platform/rpc/trpc.ts';
import { filterOptionsQuery } from '../documents/index.ts';
import { toListInput, type ViewSearch } from './view-search.ts';
import { worklistPages } from './worklist-pages.ts';

/** What is there is left alone: the page itself asks anew for what has aged. */
const IF_MISSING = { staleTime: 'static' } as const;

/** Asks for everything the page begins with. What fails here fails again, visibly, on the page. */
export const preloadWorklist = (view: ViewSearch, patientName: string | null): void => {
  void queryClient.query({ ...filterOptionsQuery, ...IF_MISSING }).catch(noop);
  void queryClient.query(trpc.worklist.countByStatus.queryOptions({}, IF_MISSING)).catch(noop);
  // The name behind a kept search is not known yet, so neither is the question.
  if (view.search !== undefined && patientName === null) return;
  void queryClient.infiniteQuery({ ...worklistPages(toListInput(view, patientName)), ...IF_MISSING }).catch(noop);
};
