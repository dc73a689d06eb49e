import { infiniteQueryOptions } from '@tanstack/react-query';
import { trpc, trpcClient } from '../../platform/rpc/trpc.ts';

const PAGE = 50;
const LOOK_AGAIN_MS = 60_000;
/** Documents that move are seen moving. */
const WHILE_MERGING_MS = 3000;

/** The patients who were made here and are not merged yet, page by page; as the worklist, and for its reason, with a key of tRPC's own. */
export const provisionalQuery = infiniteQueryOptions({
  queryKey: trpc.provisional.listProvisionalPatients.infiniteQueryKey({ limit: PAGE }),
  queryFn: ({ pageParam, signal }) =>
    trpcClient.provisional.listProvisionalPatients.query({ limit: PAGE, cursor: pageParam }, { signal }),
  // The first page has none.
  initialPageParam: null as string | null,
  getNextPageParam: ({ nextCursor }) => nextCursor,
  refetchInterval: ({ state }) => {
    const rows = state.data?.pages.flatMap((page) => page.rows) ?? [];
    return rows.some(({ mergeDueAt }) => mergeDueAt !== null) ? WHILE_MERGING_MS : LOOK_AGAIN_MS;
  },
});
