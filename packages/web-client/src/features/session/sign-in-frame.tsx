import { Trans } from '@lingui/react/macro';
import { Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { keepFocus } from '../../platform/keys/keep-focus.ts';
import { Brand } from '../../ui/brand.tsx';
import classes from './sign-in-page.module.css';

interface SignInFrameProps {
  /** The buttons that every page has. */
  tools: ReactNode;
  children: ReactNode;
}

/** What the pages stand in that are for somebody who is not signed in. */
export const SignInFrame = ({ tools, children }: SignInFrameProps) => (
  <div className={classes['page']}>
    <header className={classes['side']}>
      <Brand size={36} />
      <div className={classes['promise']}>
        <p className={classes['lead']}>
          <Trans>Every document in the right chart, once.</Trans>
        </p>
        <p>
          <Trans>One worklist for everything your hospital receives.</Trans>
        </p>
      </div>
      <Group gap={4} className={classes['tools'] ?? ''}>
        {tools}
      </Group>
    </header>
    <main ref={keepFocus} className={classes['main']}>
      {children}
    </main>
  </div>
);
