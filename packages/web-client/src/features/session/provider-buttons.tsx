import { Trans } from '@lingui/react/macro';
import type { OfferedProvider } from '@mailroom/contracts';
import { Skeleton, UnstyledButton } from '@mantine/core';
import { IconBuildingHospital, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { BASE_PATH } from '../../platform/base-path.ts';
import { trpc } from '../../platform/rpc/trpc.ts';
import { AsWritten } from '../../ui/as-written.tsx';
import { FailureMessage } from '../../ui/failure-message.tsx';
import classes from './sign-in-page.module.css';

/** The identity providers of the installation: each is a link that leaves Mailroom, and comes back signed in. */
export const ProviderButtons = ({ returnPath }: { returnPath: string | undefined }) => {
  const { data, error, refetch } = useQuery(trpc.session.listIdentityProviders.queryOptions({}));
  if (error) return <FailureMessage error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={64} mb="lg" />;
  if (data.providers.length === 0) return null;
  return (
    <section className={classes['providers']}>
      {data.providers.map((provider) => (
        <ProviderLink key={provider.code} provider={provider} returnPath={returnPath} />
      ))}
    </section>
  );
};

const addressOf = (code: string, returnPath: string | undefined): string =>
  `${BASE_PATH}/sign-in/${code}${returnPath === undefined ? '' : `?${new URLSearchParams({ return: returnPath }).toString()}`}`;

const ProviderLink = ({ provider, returnPath }: { provider: OfferedProvider; returnPath: string | undefined }) => (
  <UnstyledButton component="a" className={classes['user'] ?? ''} href={addressOf(provider.code, returnPath)}>
    <IconBuildingHospital size={26} stroke={1.5} aria-hidden />
    <span className={classes['userText']}>
      <span className={classes['userName']}>
        <Trans>Sign in with the hospital's account</Trans>
      </span>
      <span className={classes['userRole']}>
        <AsWritten>{provider.name}</AsWritten>
      </span>
    </span>
    <IconChevronRight size={18} aria-hidden />
  </UnstyledButton>
);
