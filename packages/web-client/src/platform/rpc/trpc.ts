import type { AppRouter } from '@mailroom/api';
import {
  createTRPCClient,
  httpBatchLink,
  httpLink,
  httpSubscriptionLink,
  isNonJsonSerializable,
  splitLink,
  type TRPCLink,
} from '@trpc/client';
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query';
import { BASE_PATH } from '../base-path.ts';
import { contractHeaders } from './contract-headers.ts';
import { fetchHeld } from './fetch-held.ts';
import { onceLink } from './once-link.ts';
import { queryClient } from './query-client.ts';
import { facilityHeaders } from './tab-facility.ts';

const url = `${BASE_PATH}/trpc`;

/** What a page says with its calls: which contracts it means, and which facility it shows. */
const callHeaders = (calls: readonly { path: string }[]): Record<string, string> => ({
  ...contractHeaders(calls),
  ...facilityHeaders(),
});

/** A stream's request has no headers of ours, so what they say stands in its address. */
const streamLink: TRPCLink<AppRouter> = (runtime) => (call) =>
  httpSubscriptionLink({ url, connectionParams: callHeaders([call.op]) })(runtime)(call);

export const trpcClient = createTRPCClient<AppRouter>({
  links: [
    onceLink,
    splitLink({
      condition: (operation) => operation.type === 'subscription',
      true: streamLink,
      false: splitLink({
        // `isAlone`: nothing else should wait for it, and it is cancelled by itself.
        condition: ({ input, context }) => isNonJsonSerializable(input) || context['isAlone'] === true,
        true: httpLink({ url, headers: ({ op }) => callHeaders([op]) }),
        // Queries travel as POST: an input may hold a patient's name, and addresses end up in access logs.
        false: httpBatchLink({
          url,
          methodOverride: 'POST',
          maxItems: 10,
          headers: ({ opList }) => callHeaders(opList),
          fetch: fetchHeld,
        }),
      }),
    }),
  ],
});

/** The browser has one client and one cache, so this is a constant and not a context. */
export const trpc = createTRPCOptionsProxy<AppRouter>({ client: trpcClient, queryClient });
