import type { ListWorklistInput } from '@mailroom/contracts';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { trpc, trpcClient } from '../../platform/rpc/trpc.ts';

/**
 * The worklist page by page. Not `trpc.….infiniteQueryOptions`: that adds a `direction` to the input, which the
 * strict contract rightly refuses. The key is tRPC's own, so that its path filters find these pages.
 */
export const worklistQuery = (input: Omit<ListWorklistInput, 'cursor'>, firstCursor: string | null = null) =>
  infiniteQueryOptions({
    queryKey: trpc.worklist.listWorklist.infiniteQueryKey(input),
    queryFn: ({ pageParam, signal }) =>
      trpcClient.worklist.listWorklist.query({ ...input, cursor: pageParam }, { signal }),
    initialPageParam: firstCursor,
    getNextPageParam: (page) => page.nextCursor,
  });
