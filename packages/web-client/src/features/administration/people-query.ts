import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { trpc, trpcClient } from '../../platform/rpc/trpc.ts';

const PAGE = 50;

/** Who works at the facility, page by page, with a key of tRPC's own; `sought` narrows to names and logins that hold it. */
export const peopleQuery = (sought: string | null) =>
  infiniteQueryOptions({
    queryKey: trpc.administration.listPeople.infiniteQueryKey({ sought, limit: PAGE }),
    queryFn: ({ pageParam, signal }) =>
      trpcClient.administration.listPeople.query({ sought, limit: PAGE, cursor: pageParam }, { signal }),
    // The first page has none.
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
