import type { DocumentView, WorklistVersion } from '@mailroom/contracts';
import { useNetwork } from '@mantine/hooks';
import type { Query } from '@tanstack/react-query';
import { useSubscription } from '@trpc/tanstack-react-query';
import { useEffect, useState } from 'react';
import { askAgain, queryClient, watchFailure } from '../../platform/rpc/query-client.ts';
import { trpc } from '../../platform/rpc/trpc.ts';
import { worklistVersionAtStart } from '../session/index.ts';
import { createRefresher } from './create-refresher.ts';

const REST_MS = 500;
const RECONNECT_MS = 3000;

/** A document that was still being read when it was opened; nothing else in the pane changes by itself. */
const isBeingRead = ({ state }: Query): boolean => {
  // The filter beside this predicate leaves only the queries of `openDocument`.
  const document = state.data as DocumentView | undefined;
  return document?.status === 'received';
};

const refresh = createRefresher(async () => {
  const quietly = { cancelRefetch: false };
  await Promise.all([
    queryClient.invalidateQueries(trpc.worklist.listWorklist.pathFilter(), quietly),
    queryClient.invalidateQueries(trpc.worklist.countByStatus.pathFilter(), quietly),
    queryClient.invalidateQueries(trpc.integration.listIncidents.pathFilter(), quietly),
    queryClient.invalidateQueries(trpc.documents.openDocument.pathFilter({ predicate: isBeingRead }), quietly),
  ]);
}, REST_MS);

/** Fetches the lists again whatever the version is: the server answers without bytes if they have not changed (`fetchHeld`). */
const heed = ({ data: { version } }: { readonly data: WorklistVersion }): void => {
  void (version satisfies string);
  refresh();
};

export type Connection = 'live' | 'connecting';

/** Keeps what is on the screen as fresh as the server, and says whether it can. */
export const useLiveWorklist = (): Connection => {
  const { online } = useNetwork();
  const [lastEventId] = useState(worklistVersionAtStart);
  const { status, reset } = useSubscription(
    trpc.worklist.watchWorklist.subscriptionOptions({ lastEventId }, { onData: heed, onError: watchFailure }),
  );

  useEffect(() => {
    // The browser gives up for good on an answer that is no event stream, such as a proxy's page during a restart. It shows nobody what a
    // refused stream was refused for: a call says so. A stream that the server ended, as it does with its session, is idle.
    const timer = setTimeout(() => {
      if (status !== 'error' && status !== 'idle') return;
      void queryClient.invalidateQueries(trpc.worklist.countByStatus.pathFilter(), { cancelRefetch: false });
      reset();
    }, RECONNECT_MS);
    return () => clearTimeout(timer);
  }, [status, reset]);

  // Without a network the stream stays open until it is next used.
  const connection = status === 'pending' && online ? 'live' : 'connecting';
  useEffect(() => {
    if (connection === 'live') void askAgain();
  }, [connection]);
  return connection;
};
