import { infiniteQueryOptions } from '@tanstack/react-query';
import { trpc, trpcClient } from '../../platform/rpc/trpc.ts';

const PAGE = 50;
const LOOK_AGAIN_MS = 30_000;

/** Who is signed in at the facility, page by page, with a key of tRPC's own. */
export const sessionsQuery = infiniteQueryOptions({
  queryKey: trpc.administration.listSessions.infiniteQueryKey({ limit: PAGE }),
  queryFn: ({ pageParam, signal }) =>
    trpcClient.administration.listSessions.query({ limit: PAGE, cursor: pageParam }, { signal }),
  // The first page has none.
  initialPageParam: null as string | null,
  getNextPageParam: ({ nextCursor }) => nextCursor,
  refetchInterval: LOOK_AGAIN_MS,
  staleTime: 0,
});
