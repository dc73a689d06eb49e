import { Plural, Trans } from '@lingui/react/macro';
import type { PersonRow } from '@mailroom/contracts';
import { Button, Stack, Text } from '@mantine/core';
import { FailureAlert } from './failure-alert.tsx';
import { OneTimeLink } from './one-time-link.tsx';
import type { PeopleChanges } from './use-people-changes.ts';

interface PersonAccessProps {
  row: PersonRow;
  changes: PeopleChanges;
  isOwn: boolean;
}

/** How somebody signs in: a link by which they choose it anew, and the end of the sessions that there are. */
export const PersonAccess = ({ row, changes: { inviteBack, endSessions }, isOwn }: PersonAccessProps) => {
  const { id, passwordChangedAt, membership } = row;
  const user = { userId: id };
  return (
    <Stack gap="sm" align="stretch">
      {membership.providerName === null ? (
        <>
          {inviteBack.data ? (
            <OneTimeLink token={inviteBack.data.token} />
          ) : (
            <Button variant="default" loading={inviteBack.isPending} onClick={() => inviteBack.mutate(user)}>
              {passwordChangedAt === null ? (
                <Trans>Make a link to choose a password</Trans>
              ) : (
                <Trans>Make a link for a new password and authenticator</Trans>
              )}
            </Button>
          )}
          <FailureAlert error={inviteBack.error} />
        </>
      ) : null}
      <Button variant="default" loading={endSessions.isPending} onClick={() => endSessions.mutate(user)}>
        {isOwn ? <Trans>End all my other sessions</Trans> : <Trans>End all sessions</Trans>}
      </Button>
      {endSessions.data ? (
        <Text size="sm" role="status">
          <Plural
            value={endSessions.data.ended}
            _0="No session was open."
            one="# session has ended."
            other="# sessions have ended."
          />
        </Text>
      ) : null}
      <FailureAlert error={endSessions.error} />
    </Stack>
  );
};
