import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { trpc } from '../../platform/rpc/trpc.ts';
import { FailureMessage } from '../../ui/failure-message.tsx';
import classes from './audit.module.css';
import { AuditEntry } from './audit-entry.tsx';

/** What whoever looks did last. A decision is undone or recalled where its document is open, which says why not. */
export const OwnActions = () => {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(trpc.audit.listOwnActions.queryOptions({}, { staleTime: 0 }));
  return (
    <>
      {error && !data ? <FailureMessage error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton height={120} /> : null}
      <ul className={classes['list']} aria-label={t`My last actions`}>
        {data?.rows.map(({ documentId, ...entry }) => (
          <AuditEntry key={entry.id} entry={entry}>
            {documentId === null ? null : (
              <Anchor size="sm" renderRoot={(props) => <Link to="/" search={{ document: documentId }} {...props} />}>
                <Trans>Open the document</Trans>
              </Anchor>
            )}
          </AuditEntry>
        ))}
      </ul>
    </>
  );
};
