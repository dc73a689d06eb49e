import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { memo, type ReactNode, useEffect, useRef } from 'react';
import { isRefusedWith, readFailure } from '../../platform/errors/failure.ts';
import { areKeysElsewhere } from '../../platform/keys/shortcuts.ts';
import { queryClient } from '../../platform/rpc/query-client.ts';
import { FailureMessage } from '../../ui/failure-message.tsx';
import { useCurrentSession } from '../session/index.ts';
import classes from './document-pane.module.css';
import { aheadQuery, openingQuery } from './document-queries.ts';
import { PaneHeader } from './pane-header.tsx';
import { RestrictedNotice } from './restricted-notice.tsx';
import { ReviewBody } from './review-body.tsx';
import { usePrefetchNext } from './use-prefetch-next.ts';

interface DocumentPaneProps {
  documentId: string;
  /** The document that will be opened next, and is loaded ahead. */
  nextId: string | undefined;
  onClose: () => void;
  /** Undefined where the list has nothing before or after. */
  onPrevious: (() => void) | undefined;
  onNext: (() => void) | undefined;
  /** Shows another document in its place. */
  onOpen: (documentId: string) => void;
  /** The document is about to leave the list. */
  onDecide: () => void;
  /** Buttons that belong to the page and not to the document. */
  actions: ReactNode;
}

const OpenDocument = (props: DocumentPaneProps) => {
  const { documentId, nextId, onClose, onPrevious, onNext, onOpen, onDecide, actions } = props;
  const { t } = useLingui();
  const session = useCurrentSession();
  const pane = useRef<HTMLElement>(null);
  const { data, error, refetch } = useQuery({
    ...openingQuery(documentId),
    // Shows what was loaded ahead while the opening, which the audit records, is under way.
    placeholderData: () => queryClient.getQueryData(aheadQuery(documentId).queryKey),
  });
  const isAwaited = !data && !error;
  const failure = error ? readFailure(error) : null;
  // What was open is shown no more as soon as it is closed.
  const isClosed = isRefusedWith(error, 'DocumentRestricted');
  const shown = isClosed ? undefined : data;
  const back = (
    <Button variant="default" onClick={onClose}>
      <Trans>Back to the list</Trans>
    </Button>
  );
  usePrefetchNext(nextId, data !== undefined);

  useEffect(() => {
    // The document may arrive while somebody types elsewhere, who keeps the focus.
    if (!areKeysElsewhere()) pane.current?.focus({ preventScroll: true });
  }, []);

  return (
    <section ref={pane} className={classes['pane']} aria-label={t`Document`} aria-busy={isAwaited} tabIndex={-1}>
      <PaneHeader
        document={shown}
        isAwaited={isAwaited}
        onClose={onClose}
        onPrevious={onPrevious}
        onNext={onNext}
        actions={actions}
      />
      {failure?.kind === 'refusal' && failure.refusal.code === 'DocumentRestricted' ? (
        <RestrictedNotice closed={failure.refusal} actions={back} />
      ) : error && !shown ? (
        <FailureMessage error={error} onRetry={() => void refetch()} actions={back} />
      ) : null}
      {isAwaited ? (
        <Stack p="lg" gap="md">
          <Skeleton height={28} width="50%" />
          <Skeleton height={420} />
        </Stack>
      ) : null}
      {shown && session ? (
        <ReviewBody documentId={documentId} document={shown} session={session} onOpen={onOpen} onDecide={onDecide} />
      ) : null}
    </section>
  );
};

/**
 * Everything about one document, beside the list. Each document is a pane of its own by its React key, so that no form, menu or
 * late answer ends up at another document.
 */
export const DocumentPane = memo((props: DocumentPaneProps) => <OpenDocument key={props.documentId} {...props} />);
