import { useDocumentVisibility } from '@mantine/hooks';
import { skipToken } from '@tanstack/react-query';
import { useSubscription } from '@trpc/tanstack-react-query';
import { useEffect, useState } from 'react';
import { watchFailure } from '../../platform/rpc/query-client.ts';
import { trpc } from '../../platform/rpc/trpc.ts';
import { refreshDocument } from './document-queries.ts';

/** A document that is open for less was only passed by: no stream is opened for it, and no colleague is told of a viewer. */
const LOOKING_AFTER_MS = 600;

/**
 * Fetches the open document again when it changes, and returns the names of the colleagues who have it open too. A hidden tab
 * does neither: its stream would take one of the six connections that a browser has for a server.
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
    // Also after the first message: what changed between the opening and that message is not known.
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
