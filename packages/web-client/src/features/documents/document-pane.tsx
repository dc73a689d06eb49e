import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import { FailureMessage } from '../../platform/failure-message.tsx';
import { trpc } from '../../platform/trpc.ts';
import { AttachmentTabs } from './attachment-tabs.tsx';
import { DocumentFacts } from './document-facts.tsx';
import classes from './document-pane.module.css';
import { PaneHeader } from './pane-header.tsx';

interface DocumentPaneProps {
  documentId: string;
  onClose: () => void;
  /** Undefined where the list has nothing before or after. */
  onPrevious: (() => void) | undefined;
  onNext: (() => void) | undefined;
  /** Buttons that belong to the page and not to the document. */
  actions: ReactNode;
}

/** Everything about one document, beside the list. Give it the document's id as its key: each opening starts afresh. */
export const DocumentPane = ({ documentId, onClose, onPrevious, onNext, actions }: DocumentPaneProps) => {
  const { t } = useLingui();
  const pane = useRef<HTMLElement>(null);
  const { data, error, refetch } = useQuery(
    // Every opening is written into the document's history, so it is fetched when the clerk opens it and not again.
    trpc.documents.openDocument.queryOptions({ documentId, isAhead: false }, { staleTime: Infinity, gcTime: 0 }),
  );

  useEffect(() => {
    pane.current?.focus({ preventScroll: true });
  }, []);

  return (
    <section ref={pane} className={classes['pane']} aria-label={t`Document`} aria-busy={!data && !error} tabIndex={-1}>
      <PaneHeader document={data} onClose={onClose} onPrevious={onPrevious} onNext={onNext} actions={actions} />
      {error ? (
        <FailureMessage
          error={error}
          onRetry={() => void refetch()}
          actions={
            <Button variant="default" onClick={onClose}>
              <Trans>Back to the list</Trans>
            </Button>
          }
        />
      ) : null}
      {!data && !error ? (
        <Stack p="lg" gap="md">
          <Skeleton height={28} width="50%" />
          <Skeleton height={420} />
        </Stack>
      ) : null}
      {data ? (
        <div className={classes['body']}>
          <AttachmentTabs document={data} />
          <DocumentFacts document={data} />
        </div>
      ) : null}
    </section>
  );
};
