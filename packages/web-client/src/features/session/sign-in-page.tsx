import { Trans } from '@lingui/react/macro';
import { Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { DemonstrationUsers } from './demonstration-users.tsx';
import { PasswordForm } from './password-form.tsx';
import { ProviderButtons } from './provider-buttons.tsx';
import { sessionQuery } from './require-session.ts';
import { SignInFrame } from './sign-in-frame.tsx';
import classes from './sign-in-page.module.css';
import { SignInProblemMessage } from './sign-in-problem.tsx';

const route = getRouteApi('/sign-in');

/** Where a session begins. `tools` are the buttons that every page has. */
export const SignInPage = ({ tools }: { tools: ReactNode }) => {
  const { return: returnPath, problem } = route.useSearch();
  const { isDemonstration } = useSuspenseQuery(sessionQuery).data;
  return (
    <SignInFrame tools={tools}>
      <Title order={1} className={classes['title'] ?? ''}>
        <Trans>Sign in</Trans>
      </Title>
      {problem === undefined ? null : <SignInProblemMessage problem={problem} />}
      <ProviderButtons returnPath={returnPath} />
      {(isDemonstration satisfies boolean) ? (
        <DemonstrationUsers returnPath={returnPath} />
      ) : (
        <PasswordForm returnPath={returnPath} />
      )}
    </SignInFrame>
  );
};
