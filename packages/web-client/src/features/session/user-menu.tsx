import { Trans, useLingui } from '@lingui/react/macro';
import type { SessionView } from '@mailroom/contracts';
import { Avatar, Menu, UnstyledButton } from '@mantine/core';
import { IconBook, IconLogout } from '@tabler/icons-react';
import { showFailure } from '../../platform/show-failure.ts';
import classes from './app-header.module.css';
import { roleNames } from './role-names.ts';
import { useSignOut } from './use-sign-out.ts';

export const UserMenu = ({ session }: { session: SessionView }) => {
  const { i18n } = useLingui();
  const signOut = useSignOut();
  const { userName } = session;
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <UnstyledButton className={classes['user'] ?? ''}>
          <Avatar name={userName} size={32} color="petrol.1" variant="filled" alt="" aria-hidden />
          <span className={classes['userText']}>
            <span className={classes['userName']}>{userName}</span>
            <span className={classes['userRole']}>{i18n._(roleNames[session.role])}</span>
          </span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {userName} · {i18n._(roleNames[session.role])}
        </Menu.Label>
        {session.role === 'administrator' && (
          <Menu.Item component="a" href="/contracts" leftSection={<IconBook size={16} aria-hidden />}>
            <Trans>Contract book</Trans>
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<IconLogout size={16} aria-hidden />}
          onClick={() => signOut.mutate({}, { onError: showFailure })}
        >
          <Trans>Sign out</Trans>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};
