import { trpc } from '../../platform/rpc/trpc.ts';

const PAGE = 50;
const LOOK_AGAIN_MS = 60_000;
/** Documents that move are seen moving. */
const WHILE_MERGING_MS = 3000;

/** The patients who were made here and are not merged yet, a page at a time. */
export const provisionalQuery = trpc.provisional.listProvisionalPatients.infiniteQueryOptions(
  { limit: PAGE },
  {
    initialCursor: null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: ({ state }) => {
      const rows = state.data?.pages.flatMap((page) => page.rows) ?? [];
      return rows.some(({ mergeDueAt }) => mergeDueAt !== null) ? WHILE_MERGING_MS : LOOK_AGAIN_MS;
    },
  },
);
