import { noop } from '@tanstack/react-query';
import { useEffect } from 'react';
import { queryClient } from '../../platform/rpc/query-client.ts';
import { prefetchFirstAttachment } from '../documents/index.ts';
import { aheadQuery } from './document-queries.ts';

/** So that the document that is shown is loaded and painted first. */
const AFTER_MS = 150;

/** Loads the next document and its first file while this one is read, so that it is there when the decision is made. */
export const usePrefetchNext = (nextId: string | undefined, isShown: boolean): void => {
  useEffect(() => {
    if (nextId === undefined || !isShown) return undefined;
    const timer = setTimeout(() => {
      void queryClient
        .query(aheadQuery(nextId))
        .then(({ attachments }) => prefetchFirstAttachment(attachments))
        .catch(noop);
    }, AFTER_MS);
    return () => clearTimeout(timer);
  }, [nextId, isShown]);
};
