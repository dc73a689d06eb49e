import { noop } from '@tanstack/react-query';
import { queryClient } from '../../platform/query-client.ts';
import { trpc } from '../../platform/trpc.ts';
import { filterOptionsQuery } from '../documents/index.ts';
import { toListInput, type ViewSearch } from './view-search.ts';
import { worklistPages } from './worklist-pages.ts';

/** Asks for everything the page begins with. What fails here fails again, visibly, on the page. */
export const preloadWorklist = (view: ViewSearch, patientName: string | null): void => {
  void queryClient.query(filterOptionsQuery).catch(noop);
  void queryClient.query(trpc.worklist.countByStatus.queryOptions({})).catch(noop);
  // The name behind a kept search is not known yet, so neither is the question.
  if (view.search !== undefined && patientName === null) return;
  void queryClient.infiniteQuery(worklistPages(toListInput(view, patientName))).catch(noop);
};
