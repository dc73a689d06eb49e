import { Trans, useLingui } from '@lingui/react/macro';
import type { SessionView } from '@mailroom/contracts';
import { Menu } from '@mantine/core';
import {
  IconAlertTriangle,
  IconBook,
  IconDevices,
  IconHistory,
  IconLogout,
  IconSettings,
  IconUserQuestion,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useOpenPages } from '../features/administration/index.ts';
import { roleNames, useMay, useSignOut } from '../features/session/index.ts';
import { AsWritten } from '../ui/as-written.tsx';
import { OverlayMenu } from '../ui/overlay-menu.tsx';
import { showFailure } from '../ui/show-failure.ts';

interface UserDropdownProps {
  session: SessionView;
  startsOpen: boolean;
  /** The button that the menu belongs to. */
  children: ReactElement;
}

export const UserDropdown = ({ session: { userName, role }, startsOpen, children }: UserDropdownProps) => {
  const { i18n } = useLingui();
  const signOut = useSignOut();
  const may = useMay();
  const administers = useOpenPages().length > 0;
  return (
    <OverlayMenu position="bottom-end" width={220} defaultOpened={startsOpen}>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <div>
            <AsWritten>{userName}</AsWritten>
          </div>
          <div>{i18n._(roleNames[role])}</div>
        </Menu.Label>
        {may('listWorklist') && (
          <>
            <Menu.Item
              leftSection={<IconAlertTriangle size={16} aria-hidden />}
              renderRoot={(props) => <Link to="/incidents" {...props} />}
            >
              <Trans>Incidents</Trans>
            </Menu.Item>
            <Menu.Item
              leftSection={<IconUserQuestion size={16} aria-hidden />}
              renderRoot={(props) => <Link to="/provisional-patients" {...props} />}
            >
              <Trans>Provisional patients</Trans>
            </Menu.Item>
          </>
        )}
        <Menu.Item
          leftSection={<IconHistory size={16} aria-hidden />}
          renderRoot={(props) => <Link to="/audit" {...props} />}
        >
          {may('listAudit') ? <Trans>What was done</Trans> : <Trans>My last actions</Trans>}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconDevices size={16} aria-hidden />}
          renderRoot={(props) => <Link to="/sessions" {...props} />}
        >
          <Trans>Your sessions</Trans>
        </Menu.Item>
        {administers && (
          <Menu.Item
            leftSection={<IconSettings size={16} aria-hidden />}
            renderRoot={(props) => <Link to="/administration/{-$path}" params={{ path: undefined }} {...props} />}
          >
            <Trans>Administration</Trans>
          </Menu.Item>
        )}
        {role === 'administrator' && (
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
    </OverlayMenu>
  );
};
