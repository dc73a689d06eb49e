import { noop } from '@tanstack/react-query';
import { queryClient } from '../../platform/rpc/query-client.ts';
import { trpc } from '../../platform/rpc/trpc.ts';
import { filterOptionsQuery } from '../documents/index.ts';
import { toListInput, type ViewSearch } from './view-search.ts';
import { worklistQuery } from './worklist-query.ts';

/** Fetches only what the cache lacks; the page fetches again what is stale. */
const IF_MISSING = { staleTime: 'static' } as const;

/** Asks for everything the page begins with. What fails here fails again, visibly, on the page. */
export const preloadWorklist = (view: ViewSearch, patientName: string | null): void => {
  void queryClient.query({ ...filterOptionsQuery, ...IF_MISSING }).catch(noop);
  void queryClient.query(trpc.worklist.countByStatus.queryOptions({}, IF_MISSING)).catch(noop);
  // The name that a kept search stands for is not known yet, so the list cannot be asked for.
  if (view.search !== undefined && patientName === null) return;
  void queryClient.infiniteQuery({ ...worklistQuery(toListInput(view, patientName)), ...IF_MISSING }).catch(noop);
};
