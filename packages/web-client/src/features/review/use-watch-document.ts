import { useDocumentVisibility } from '@mantine/hooks';
import { skipToken } from '@tanstack/react-query';
import { useSubscription } from '@trpc/tanstack-react-query';
import { useEffect, useState } from 'react';
import { watchFailure } from '../../platform/rpc/query-client.ts';
import { trpc } from '../../platform/rpc/trpc.ts';
import { refreshDocument } from './document-queries.ts';

/** Whoever leafs through documents looks at none of them. */
const LOOKING_AFTER_MS = 600;

/**
 * Follows a document while it is looked at, and says who else does. A tab in the background looks at nothing; its stream
 * would also take one of the six connections that a browser has for a server.
 */
export const useWatchDocument = (documentId: string): readonly string[] => {
  const isVisible = useDocumentVisibility() === 'visible';
  const [isLooking, setLooking] = useState(false);
  const [change, setChange] = useState<string | null>(null);
  const [viewers, setViewers] = useState<readonly string[]>([]);

  useEffect(() => {
    const timer = setTimeout(() => setLooking(true), LOOKING_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);

  useEffect(() => {
    // What happened between the opening and the first word is not known, so it is asked for as well.
    if (change !== null) void refreshDocument(documentId);
  }, [change, documentId]);

  useSubscription(
    trpc.review.watchDocument.subscriptionOptions(isVisible && isLooking ? { documentId } : skipToken, {
      onData: ({ data: { change, viewers } }) => {
        setViewers(viewers);
        setChange(change satisfies string);
      },
      onError: watchFailure,
    }),
  );
  return isVisible ? viewers : [];
};
