import { Trans, useLingui } from '@lingui/react/macro';
import type { ProvisionalPatientRow } from '@mailroom/contracts';
import { Button, Skeleton, TextInput } from '@mantine/core';
import { IconSearch, IconUserCheck } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { FailureMessage } from '../../ui/failure-message.tsx';
import { FullMessage } from '../../ui/full-message.tsx';
import { SidePage } from '../../ui/side-page.tsx';
import classes from './provisional.module.css';
import { ProvisionalPatient } from './provisional-patient.tsx';
import { provisionalQuery } from './provisional-query.ts';

const fold = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Whether every word that was typed begins a name of the patient, without case or accents. */
const isSought = ({ person: { family, given } }: ProvisionalPatientRow, typed: string): boolean => {
  const names = fold([family ?? '', ...given].join(' ')).split(/[\s-]+/);
  const words = fold(typed).split(/\s+/);
  return words.every((word) => names.some((name) => name.startsWith(word)));
};

/** The patients who were made here, until each is merged into the real record. */
export const ProvisionalPage = ({ header }: { header: ReactNode }) => {
  const { t } = useLingui();
  const [typed, setTyped] = useState('');
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(provisionalQuery);
  const rows = data?.pages.flatMap((page) => page.rows);
  const shown = rows?.filter((row) => isSought(row, typed)) ?? [];
  const count = rows === undefined || rows.length === 0 ? '' : ` (${rows.length}${hasNextPage ? '+' : ''})`;
  return (
    <SidePage
      header={header}
      title={t`Provisional patients`}
      count={count}
      lead={
        <Trans>
          Patients who were created here because the record did not know them. Once the real record appears, say which
          it is: the documents move there.
        </Trans>
      }
    >
      {error && !data ? <FailureMessage error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton height={120} /> : null}
      {rows?.length === 0 ? (
        <div>
          <FullMessage icon={IconUserCheck} title={t`No provisional patient is open`}>
            <Trans>Whoever is created here stays in this list until they are merged into their real record.</Trans>
          </FullMessage>
        </div>
      ) : null}
      {rows === undefined || rows.length === 0 ? null : (
        <TextInput
          className={classes['search'] ?? ''}
          leftSection={<IconSearch size={16} aria-hidden />}
          aria-label={t`Search by name`}
          placeholder={t`Search by name`}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
      )}
      <ul className={classes['list']} aria-label={t`Provisional patients`}>
        {shown.map((row) => (
          <ProvisionalPatient key={row.id} row={row} />
        ))}
      </ul>
      {hasNextPage ? (
        <Button variant="default" mt="md" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          <Trans>Show more</Trans>
        </Button>
      ) : null}
    </SidePage>
  );
};
