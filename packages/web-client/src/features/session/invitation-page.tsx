import { Trans, useLingui } from '@lingui/react/macro';
import { Skeleton, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { trpc } from '../../platform/rpc/trpc.ts';
import { FailureMessage } from '../../ui/failure-message.tsx';
import { InvitationForm } from './invitation-form.tsx';
import { SignInFrame } from './sign-in-frame.tsx';
import classes from './sign-in-page.module.css';

/** Where a link leads that lets somebody in: they say who they are, and choose what they sign in with. */
export const InvitationPage = ({ tools }: { tools: ReactNode }) => {
  const { t } = useLingui();
  // Behind `#`, so that no server and no log between sees the secret.
  // Where the router goes next has none: the page stays until it is there.
  const token = useRouterState({ select: ({ location, resolvedLocation }) => (resolvedLocation ?? location).hash });
  // Each answer proposes another key of codes: one that was scanned stays.
  const { data, error, refetch } = useQuery(
    trpc.session.readInvitation.queryOptions({ token }, { staleTime: Infinity, gcTime: 0 }),
  );
  useDocumentTitle(`${t`Welcome`} · Mailroom`);
  return (
    <SignInFrame tools={tools}>
      <Title order={1} className={classes['title'] ?? ''}>
        <Trans>Welcome to Mailroom</Trans>
      </Title>
      {error ? <FailureMessage error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton height={240} /> : null}
      {data ? <InvitationForm token={token} invitation={data.invitation} /> : null}
    </SignInFrame>
  );
};
