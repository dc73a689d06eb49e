import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Skeleton, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconLogin2, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { trpc } from '../../platform/rpc/trpc.ts';
import { AsWritten } from '../../ui/as-written.tsx';
import { FailureMessage } from '../../ui/failure-message.tsx';
import { FullMessage } from '../../ui/full-message.tsx';
import classes from './operator.module.css';
import { ProviderDialog } from './provider-dialog.tsx';

/** The identity providers of the installation. */
export const ProvidersPage = () => {
  const { t } = useLingui();
  // Null: none is open. Empty: a new one.
  const [openCode, setOpenCode] = useState<string | null>(null);
  const { data, error, refetch } = useQuery(trpc.administration.listProviders.queryOptions({}, { staleTime: 0 }));
  return (
    <>
      <Group justify="flex-end" mb="sm">
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpenCode('')}>
          <Trans>Add an identity provider</Trans>
        </Button>
      </Group>
      {error && !data ? <FailureMessage error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton height={120} /> : null}
      {data?.rows.length === 0 ? (
        <FullMessage icon={IconLogin2} title={t`There is no identity provider yet`}>
          <Trans>With one, people sign in with their hospital's account, and rules say who may do what.</Trans>
        </FullMessage>
      ) : null}
      <ul className={classes['list']} aria-label={t`Identity providers`}>
        {data?.rows.map(({ code, name, issuer }) => (
          <li key={code} className={classes['line']}>
            <UnstyledButton className={classes['open'] ?? ''} onClick={() => setOpenCode(code)}>
              <Stack gap={0}>
                <Text component="span" fw={600} size="sm">
                  <AsWritten>{name}</AsWritten>
                </Text>
                <Text component="span" c="dimmed" size="sm">
                  <AsWritten>{issuer}</AsWritten>
                </Text>
              </Stack>
            </UnstyledButton>
          </li>
        ))}
      </ul>
      {openCode === null ? null : <ProviderDialog code={openCode} onClose={() => setOpenCode(null)} />}
    </>
  );
};
