import { router } from '../../platform/trpc.ts';
import { countByStatus } from './count-by-status.ts';
import { keepSearch } from './keep-search.ts';
import { listFilterOptions } from './list-filter-options.ts';
import { listWorklist } from './list-worklist.ts';
import { openSearch } from './open-search.ts';
import { watchWorklist } from './watch-worklist.ts';

export { searchWordsOf } from './patient-search.rules.ts';

export const worklistRouter = router({
  countByStatus,
  keepSearch,
  listFilterOptions,
  listWorklist,
  openSearch,
  watchWorklist,
});
