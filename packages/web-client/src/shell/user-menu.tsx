import { useLingui } from '@lingui/react/macro';
import type { SessionView } from '@mailroom/contracts';
import { UnstyledButton, type UnstyledButtonProps } from '@mantine/core';
import type { ComponentPropsWithRef } from 'react';
import { roleNames } from '../features/session/index.ts';
import { defer } from '../platform/loading/deferred.ts';
import { useStandIn } from '../platform/loading/use-stand-in.ts';
import { AsWritten } from '../ui/as-written.tsx';
import classes from './app-header.module.css';

const dropdown = defer(() => import('./user-dropdown.tsx').then((module) => module.UserDropdown));

/** Who is signed in, and the way out. */
export const UserMenu = ({ session }: { session: SessionView }) => {
  const { Control, root, standIn, isWanted } = useStandIn(dropdown);
  return (
    <span ref={root}>
      {Control === null ? (
        <UserButton session={session} aria-haspopup="menu" aria-expanded={false} {...standIn} />
      ) : (
        <Control session={session} startsOpen={isWanted}>
          <UserButton session={session} />
        </Control>
      )}
    </span>
  );
};

interface UserButtonProps
  extends UnstyledButtonProps,
    Omit<ComponentPropsWithRef<'button'>, keyof UnstyledButtonProps> {
  session: SessionView;
}

const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');

const UserButton = ({ session: { userName, role }, ...others }: UserButtonProps) => {
  const { i18n } = useLingui();
  return (
    <UnstyledButton {...others} className={classes['user'] ?? ''}>
      <span className={classes['initials']} aria-hidden>
        {initialsOf(userName)}
      </span>
      <span className={classes['userText']}>
        <span className={classes['userName']}>
          <AsWritten>{userName}</AsWritten>
        </span>
        <span className={classes['userRole']}>{i18n._(roleNames[role])}</span>
      </span>
    </UnstyledButton>
  );
};
