import type { AppRouter } from '@mailroom/api';
import {
  createTRPCClient,
  httpBatchLink,
  httpLink,
  httpSubscriptionLink,
  isNonJsonSerializable,
  splitLink,
} from '@trpc/client';
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query';
import { fetchHeld } from './fetch-held.ts';
import { queryClient } from './query-client.ts';

const url = '/trpc';

export const trpcClient = createTRPCClient<AppRouter>({
  links: [
    splitLink({
      condition: (operation) => operation.type === 'subscription',
      true: httpSubscriptionLink({ url }),
      false: splitLink({
        condition: (operation) => isNonJsonSerializable(operation.input),
        true: httpLink({ url }),
        // Queries travel as POST: an input may hold a patient's name, and addresses end up in access logs.
        false: httpBatchLink({ url, methodOverride: 'POST', maxItems: 10, fetch: fetchHeld }),
      }),
    }),
  ],
});

/** The browser has one client and one cache, so this is a constant and not a context. */
export const trpc = createTRPCOptionsProxy<AppRouter>({ client: trpcClient, queryClient });
