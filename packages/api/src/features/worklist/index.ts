import { router } from '../../platform/http/trpc.ts';
import { countByStatus, countByStatusPage } from './count-by-status.ts';
import { keepSearch } from './keep-search.ts';
import { listFilterOptions, listFilterOptionsPage } from './list-filter-options.ts';
import { listWorklist, listWorklistPage } from './list-worklist.ts';
import { openSearch } from './open-search.ts';
import { watchWorklist } from './watch-worklist.ts';

export const worklistRouter = router({
  countByStatus,
  keepSearch,
  listFilterOptions,
  listWorklist,
  openSearch,
  watchWorklist,
});

/** What the list's screen asks for, again and again. */
export const worklistPages = {
  'worklist.countByStatus': countByStatusPage,
  'worklist.listFilterOptions': listFilterOptionsPage,
  'worklist.listWorklist': listWorklistPage,
};
