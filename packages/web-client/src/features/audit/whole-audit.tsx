import { Trans, useLingui } from '@lingui/react/macro';
import type { AuditRow } from '@mailroom/contracts';
import { Anchor, Button, Skeleton, UnstyledButton } from '@mantine/core';
import { IconDownload, IconSearchOff } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { AsWritten } from '../../ui/as-written.tsx';
import { FailureMessage } from '../../ui/failure-message.tsx';
import { FullMessage } from '../../ui/full-message.tsx';
import classes from './audit.module.css';
import { AuditEntry } from './audit-entry.tsx';
import { filterOf, type Narrowed, NOT_NARROWED } from './audit-filter.ts';
import { AuditFilters } from './audit-filters.tsx';
import { auditQuery, exportAddress } from './audit-query.ts';
import { shortId } from './short-id.ts';

/** Everything that was done at the facility. Who has seen a document or a patient is asked by choosing the document. */
export const WholeAudit = () => {
  const { t } = useLingui();
  const [narrowed, setNarrowed] = useState(NOT_NARROWED);
  const narrow = (change: Partial<Narrowed>): void => setNarrowed({ ...narrowed, ...change });
  const query = useInfiniteQuery(auditQuery(filterOf(narrowed)));
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = query;
  const rows = data?.pages.flatMap((page) => page.rows);
  return (
    <>
      <AuditFilters narrowed={narrowed} narrow={narrow} />
      <Anchor className={classes['export'] ?? ''} href={exportAddress(filterOf(narrowed))}>
        <IconDownload size={16} aria-hidden />
        <Trans>Download these entries (FHIR AuditEvent)</Trans>
      </Anchor>
      {error && !data ? <FailureMessage error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton height={120} /> : null}
      {rows?.length === 0 ? (
        <FullMessage icon={IconSearchOff} title={t`Nothing was done that fits`}>
          <Trans>Widen the period, or show everything.</Trans>
        </FullMessage>
      ) : null}
      <ul className={classes['list']} aria-label={t`What was done`}>
        {rows?.map((row) => (
          <AuditEntry key={row.id} entry={row}>
            <Choices row={row} narrow={narrow} />
          </AuditEntry>
        ))}
      </ul>
      {hasNextPage ? (
        <Button variant="default" mt="md" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          <Trans>Show more</Trans>
        </Button>
      ) : null}
    </>
  );
};

interface ChoicesProps {
  row: AuditRow;
  narrow: (change: Partial<Narrowed>) => void;
}

/** Who did it and with which document: each narrows the list. */
const Choices = ({ row: { actorId, actorName, documentId }, narrow }: ChoicesProps) => {
  const { t } = useLingui();
  const name = actorName ?? '';
  return (
    <>
      {actorId === null ? (
        t`Mailroom`
      ) : (
        <UnstyledButton className={classes['choice'] ?? ''} onClick={() => narrow({ actor: { id: actorId, name } })}>
          <AsWritten>{name}</AsWritten>
        </UnstyledButton>
      )}
      {documentId === null ? null : (
        <UnstyledButton className={classes['choice'] ?? ''} onClick={() => narrow({ documentId })}>
          {t`Document ${shortId(documentId)}`}
        </UnstyledButton>
      )}
    </>
  );
};
