import type { SessionView } from '@mailroom/contracts';
import { ActionIcon } from '@mantine/core';
import { createElement, type ReactNode } from 'react';
import { facilitySwitch, sessionGuard, useCurrentSession } from '../features/session/index.ts';
import { showControls } from '../platform/language/show-controls.ts';
import { AsWritten } from '../ui/as-written.tsx';
import { Brand } from '../ui/brand.tsx';
import classes from './app-header.module.css';
import { PageTools } from './page-tools.tsx';
import { UserMenu } from './user-menu.tsx';

/** Where one is; for whoever works at several facilities a menu, once its code has come. */
const FacilityName = ({ session }: { session: SessionView }) => {
  const FacilitySwitch = facilitySwitch.use();
  const name = <AsWritten>{session.facilityName}</AsWritten>;
  return (
    <span className={classes['facility']} title={showControls(session.facilityName)}>
      {FacilitySwitch === null ? name : createElement(FacilitySwitch, { session }, name)}
    </span>
  );
};

/** The bar above every page: where one is, who one is. `actions` are the page's own buttons. */
export const AppHeader = ({ actions }: { actions?: ReactNode }) => {
  const session = useCurrentSession();
  const SessionGuard = sessionGuard.use();
  return (
    <header className={classes['header']}>
      <Brand />
      {session === null ? null : <FacilityName session={session} />}
      <ActionIcon.Group className={classes['actions'] ?? ''}>
        {actions}
        <PageTools />
      </ActionIcon.Group>
      {session === null ? null : <UserMenu session={session} />}
      {session === null || SessionGuard === null ? null : createElement(SessionGuard, { session })}
    </header>
  );
};
