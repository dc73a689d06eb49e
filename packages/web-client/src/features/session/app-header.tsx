import { ActionIcon } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { showControls } from '../../platform/show-controls.ts';
import { AsWritten } from '../../ui/as-written.tsx';
import { Brand } from '../../ui/brand.tsx';
import classes from './app-header.module.css';
import { ColorSchemeButton } from './color-scheme-button.tsx';
import { LanguageButton } from './language-button.tsx';
import { sessionQuery } from './require-session.ts';
import { UserMenu } from './user-menu.tsx';

/** The bar above every page: where one is, who one is. `actions` are the page's own buttons. */
export const AppHeader = ({ actions }: { actions?: ReactNode }) => {
  const { session } = useSuspenseQuery(sessionQuery).data;
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
        <LanguageButton />
        <ColorSchemeButton />
      </ActionIcon.Group>
      {session === null ? null : <UserMenu session={session} />}
    </header>
  );
};
