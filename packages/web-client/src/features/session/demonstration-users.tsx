import { Trans, useLingui } from '@lingui/react/macro';
import type { DemonstrationUser } from '@mailroom/contracts';
import { Alert, Avatar, Loader, Skeleton, Text, Title, UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { sayFailure } from '../../platform/errors/say-failure.ts';
import { trpc } from '../../platform/rpc/trpc.ts';
import { AsWritten } from '../../ui/as-written.tsx';
import { FailureMessage } from '../../ui/failure-message.tsx';
import { roleNames } from './role-names.ts';
import classes from './sign-in-page.module.css';
import { useSignIn } from './use-sign-in.ts';

/** The people of the demonstration, facility by facility: choosing one signs in. */
export const DemonstrationUsers = ({ returnPath }: { returnPath: string | undefined }) => {
  const { i18n } = useLingui();
  const { data, error, refetch } = useQuery(trpc.session.listDemonstrationUsers.queryOptions({}));
  const signIn = useSignIn(returnPath);
  if (error) return <FailureMessage error={error} onRetry={() => void refetch()} />;
  const facilities = Object.values(Object.groupBy(data ? data.users : [], (user) => user.facilityId));
  return (
    <>
      <Text c="dimmed" mb="lg">
        <Trans>This is a demonstration with invented patients. Choose who you are.</Trans>
      </Text>
      {signIn.error ? (
        <Alert color="red" mb="md" role="alert">
          {i18n._(sayFailure(signIn.error))}
        </Alert>
      ) : null}
      {data ? null : <Skeleton height={240} />}
      {facilities.map((users = []) => (
        <section key={users[0]?.facilityId} className={classes['facility']}>
          <Title order={2} className={classes['facilityName'] ?? ''}>
            <AsWritten>{users[0]?.facilityName ?? ''}</AsWritten>
          </Title>
          {users.map((user) => (
            <UserButton
              key={user.userId}
              user={user}
              isBusy={signIn.isPending && signIn.variables.userId === user.userId}
              onChoose={() => signIn.mutate({ userId: user.userId, facilityId: user.facilityId })}
            />
          ))}
        </section>
      ))}
    </>
  );
};

interface UserButtonProps {
  user: DemonstrationUser;
  isBusy: boolean;
  onChoose: () => void;
}

const UserButton = ({ user, isBusy, onChoose }: UserButtonProps) => {
  const { i18n } = useLingui();
  return (
    <UnstyledButton className={classes['user'] ?? ''} onClick={onChoose} disabled={isBusy}>
      <Avatar name={user.userName} color="petrol" alt="" />
      <span className={classes['userText']}>
        <span className={classes['userName']}>
          <AsWritten>{user.userName}</AsWritten>
        </span>
        <span className={classes['userRole']}>{i18n._(roleNames[user.role])}</span>
      </span>
      {isBusy ? <Loader size={18} /> : <IconChevronRight size={18} aria-hidden />}
    </UnstyledButton>
  );
};
