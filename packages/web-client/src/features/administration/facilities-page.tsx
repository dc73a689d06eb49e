import { Trans, useLingui } from '@lingui/react/macro';
import type { FacilityRow } from '@mailroom/contracts';
import { Button, Group, Skeleton, Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconBuildingHospital, IconPlus, IconSearch, IconSearchOff } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { AsWritten } from '../../ui/as-written.tsx';
import { FailureMessage } from '../../ui/failure-message.tsx';
import { FullMessage } from '../../ui/full-message.tsx';
import { AddFacilityDialog } from './add-facility-dialog.tsx';
import { facilitiesQuery } from './facilities-query.ts';
import { HospitalDialog } from './hospital-dialog.tsx';
import classes from './operator.module.css';

const TYPED_MS = 250;

/** The hospitals of the installation. */
export const FacilitiesPage = () => {
  const { t } = useLingui();
  const [typed, setTyped] = useState('');
  const [isAdding, setAdding] = useState(false);
  const [openId, setOpenId] = useState<string | null>(null);
  const [sought] = useDebouncedValue(typed.trim(), TYPED_MS);
  const query = useInfiniteQuery(facilitiesQuery(sought === '' ? null : sought));
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = query;
  const rows = data?.pages.flatMap((page) => page.rows);
  const added = (facilityId: string): void => {
    setAdding(false);
    setOpenId(facilityId);
  };
  return (
    <>
      <Group justify="space-between" align="end" mb="sm">
        <TextInput
          className={classes['search'] ?? ''}
          type="search"
          maxLength={100}
          leftSection={<IconSearch size={16} aria-hidden />}
          aria-label={t`Search by name, city or code`}
          placeholder={t`Search by name, city or code`}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
          <Trans>Add a hospital</Trans>
        </Button>
      </Group>
      {error && !data ? <FailureMessage error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton height={120} /> : null}
      {rows?.length === 0 ? <NoFacilities isSought={sought !== ''} /> : null}
      <ul className={classes['list']} aria-label={t`Hospitals`}>
        {rows?.map((row) => (
          <FacilityLine key={row.id} row={row} onOpen={() => setOpenId(row.id)} />
        ))}
      </ul>
      {hasNextPage ? (
        <Button variant="default" mt="md" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          <Trans>Show more</Trans>
        </Button>
      ) : null}
      {isAdding ? <AddFacilityDialog onAdded={added} onClose={() => setAdding(false)} /> : null}
      {openId === null ? null : <HospitalDialog facilityId={openId} onClose={() => setOpenId(null)} />}
    </>
  );
};

const NoFacilities = ({ isSought }: { isSought: boolean }) => {
  const { t } = useLingui();
  return isSought ? (
    <FullMessage icon={IconSearchOff} title={t`No hospital is called that`}>
      <Trans>Search for another part of the name, or clear the search.</Trans>
    </FullMessage>
  ) : (
    <FullMessage icon={IconBuildingHospital} title={t`There is no hospital yet`}>
      <Trans>Add the first one, say where its record is, and make a link for its administrator.</Trans>
    </FullMessage>
  );
};

const FacilityLine = ({ row: { name, city, code, country }, onOpen }: { row: FacilityRow; onOpen: () => void }) => (
  <li className={classes['line']}>
    <UnstyledButton className={classes['open'] ?? ''} onClick={onOpen}>
      <Stack gap={0}>
        <Text component="span" fw={600} size="sm">
          <AsWritten>{name}</AsWritten>
        </Text>
        <Text component="span" c="dimmed" size="sm">
          <AsWritten>{city}</AsWritten> · <AsWritten>{country}</AsWritten> · <AsWritten>{code}</AsWritten>
        </Text>
      </Stack>
    </UnstyledButton>
  </li>
);
