import { Trans } from '@lingui/react/macro';
import { Anchor } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { keepFocus } from '../platform/keys/keep-focus.ts';
import classes from './side-page.module.css';

interface SidePageProps {
  header: ReactNode;
  title: string;
  /** How many there are, behind the title. */
  count?: string;
  /** What the page is for, in a sentence or two. */
  lead: ReactNode;
  /** False for whom the worklist does not open. */
  hasWayBack?: boolean;
  /** For what needs more room than a text. */
  isWide?: boolean;
  children: ReactNode;
}

/** A page beside the worklist: the way back, what it is, and its content, which scrolls. */
export const SidePage = ({
  header,
  title,
  count = '',
  lead,
  hasWayBack = true,
  isWide = false,
  children,
}: SidePageProps) => {
  useDocumentTitle(`${title} · Mailroom`);
  return (
    <div className={classes['page']}>
      {header}
      <main ref={keepFocus} className={classes['main']} data-wide={isWide}>
        {hasWayBack ? (
          <Anchor className={classes['back'] ?? ''} renderRoot={(props) => <Link to="/" {...props} />}>
            <IconArrowLeft size={16} aria-hidden /> <Trans>Worklist</Trans>
          </Anchor>
        ) : null}
        <h1 className={classes['title']}>
          {title}
          {count}
        </h1>
        <p className={classes['lead']}>{lead}</p>
        {children}
      </main>
    </div>
  );
};
