import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { trpc, trpcClient } from '../../platform/rpc/trpc.ts';

const PAGE = 50;

/** The hospitals of the installation, page by page, with a key of tRPC's own; `sought` narrows to those that hold it. */
export const facilitiesQuery = (sought: string | null) =>
  infiniteQueryOptions({
    queryKey: trpc.administration.listFacilities.infiniteQueryKey({ sought, limit: PAGE }),
    queryFn: ({ pageParam, signal }) =>
      trpcClient.administration.listFacilities.query({ sought, limit: PAGE, cursor: pageParam }, { signal }),
    // The first page has none.
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
