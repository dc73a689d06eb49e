import { ActionIcon } from '@mantine/core';
import type { ReactNode } from 'react';
import { useCurrentSession } from '../features/session/index.ts';
import { showControls } from '../platform/language/show-controls.ts';
import { AsWritten } from '../ui/as-written.tsx';
import { Brand } from '../ui/brand.tsx';
import classes from './app-header.module.css';
import { PageTools } from './page-tools.tsx';
import { UserMenu } from './user-menu.tsx';

/** The bar above every page: where one is, who one is. `actions` are the page's own buttons. */
export const AppHeader = ({ actions }: { actions?: ReactNode }) => {
  const session = useCurrentSession();
  return (
    <header className={classes['header']}>
      <Brand />
      {session === null ? null : (
        <span className={classes['facility']} title={showControls(session.facilityName)}>
          <AsWritten>{session.facilityName}</AsWritten>
        </span>
      )}
      <ActionIcon.Group className={classes['actions'] ?? ''}>
        {actions}
        <PageTools />
      </ActionIcon.Group>
      {session === null ? null : <UserMenu session={session} />}
    </header>
  );
};
