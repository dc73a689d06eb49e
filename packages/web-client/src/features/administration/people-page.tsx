import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Skeleton, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch, IconSearchOff, IconUserPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FailureMessage } from '../../ui/failure-message.tsx';
import { FullMessage } from '../../ui/full-message.tsx';
import { InvitationList } from './invitation-list.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import classes from './people.module.css';
import { peopleQuery } from './people-query.ts';
import { Person } from './person.tsx';
import { PersonDialog } from './person-dialog.tsx';
import { usePeopleChanges } from './use-people-changes.ts';

const TYPED_MS = 250;

/** Who works at the facility, and the links that let more people in. */
export const PeoplePage = () => {
  const { t } = useLingui();
  const [typed, setTyped] = useState('');
  const [opened, setOpened] = useState<string | null>(null);
  const changes = usePeopleChanges();
  const [sought] = useDebouncedValue(typed.trim(), TYPED_MS);
  const query = useInfiniteQuery(peopleQuery(sought === '' ? null : sought));
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = query;
  const rows = data?.pages.flatMap((page) => page.rows);
  const person = rows?.find(({ id }) => id === opened);
  /** What one dialog was answered is not the next one's. */
  const open = (which: string | null): void => {
    for (const change of Object.values(changes)) change.reset();
    setOpened(which);
  };
  return (
    <>
      <div className={classes['tools']}>
        <TextInput
          className={classes['search'] ?? ''}
          type="search"
          maxLength={100}
          leftSection={<IconSearch size={16} aria-hidden />}
          aria-label={t`Search by name or login`}
          placeholder={t`Search by name or login`}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => open(NEW)}>
          <Trans>Invite somebody</Trans>
        </Button>
      </div>
      <InvitationList takeBack={changes.takeBackInvitation} />
      {error && !data ? <FailureMessage error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton height={120} /> : null}
      {rows?.length === 0 ? (
        <FullMessage icon={IconSearchOff} title={t`Nobody here is called that`}>
          <Trans>Search for another part of the name, or clear the search.</Trans>
        </FullMessage>
      ) : null}
      <ul className={classes['list']} aria-label={t`People`}>
        {rows?.map((row) => (
          <Person key={row.id} row={row} onOpen={() => open(row.id)} />
        ))}
      </ul>
      {hasNextPage ? (
        <Button variant="default" mt="md" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          <Trans>Show more</Trans>
        </Button>
      ) : null}
      {opened === NEW ? <InviteDialog invite={changes.invitePerson} onClose={() => open(null)} /> : null}
      {person ? <PersonDialog key={person.id} row={person} changes={changes} onClose={() => open(null)} /> : null}
    </>
  );
};

/** What is opened where somebody new is invited. */
const NEW = 'new';
