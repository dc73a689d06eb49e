import { Trans } from '@lingui/react/macro';
import { Group, Text, Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Brand } from '../../ui/brand.tsx';
import { DemonstrationUsers } from './demonstration-users.tsx';
import { ProviderButtons } from './provider-buttons.tsx';
import { sessionQuery } from './require-session.ts';
import classes from './sign-in-page.module.css';
import { SignInProblemMessage } from './sign-in-problem.tsx';

const route = getRouteApi('/sign-in');

/** Where a session begins. `tools` are the buttons that every page has. */
export const SignInPage = ({ tools }: { tools: ReactNode }) => {
  const { return: returnPath, problem } = route.useSearch();
  const { isDemonstration } = useSuspenseQuery(sessionQuery).data;
  return (
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
      <main className={classes['main']}>
        <Title order={1} className={classes['title'] ?? ''}>
          <Trans>Sign in</Trans>
        </Title>
        {problem === undefined ? null : <SignInProblemMessage problem={problem} />}
        <ProviderButtons
          returnPath={returnPath}
          otherwise={
            (isDemonstration satisfies boolean) ? null : (
              <Text c="dimmed">
                <Trans>
                  People sign in through your hospital's own sign-in page. If you came here by mistake, open Mailroom
                  again from there, or ask your IT department.
                </Trans>
              </Text>
            )
          }
        />
        {isDemonstration ? <DemonstrationUsers returnPath={returnPath} /> : null}
      </main>
    </div>
  );
};
