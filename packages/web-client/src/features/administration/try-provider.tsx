import { Trans, useLingui } from '@lingui/react/macro';
import type { TryProviderOutput } from '@mailroom/contracts';
import { Button, Group, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { trpcClient } from '../../platform/rpc/trpc.ts';
import { FailureAlert } from './failure-alert.tsx';

/** Asks an issuer for its description. */
export const TryProvider = ({ issuer }: { issuer: string }) => {
  const trial = useMutation({
    mutationFn: (asked: string) => trpcClient.administration.tryProvider.query({ issuer: asked }),
  });
  // What was said of another issuer is not said of this one.
  const isOfThis = trial.variables === issuer;
  return (
    <Group gap="sm" role="status">
      <Button
        size="compact-sm"
        variant="default"
        disabled={issuer === ''}
        loading={trial.isPending}
        onClick={() => trial.mutate(issuer)}
      >
        <Trans>Try it</Trans>
      </Button>
      {isOfThis && trial.data ? (
        <Text size="sm">
          <Outcome outcome={trial.data} />
        </Text>
      ) : null}
      {isOfThis ? <FailureAlert error={trial.error} /> : null}
    </Group>
  );
};

const Outcome = ({ outcome }: { outcome: TryProviderOutput }) => {
  const { t } = useLingui();
  if (outcome.outcome === 'answered') {
    return outcome.canTellSignOut
      ? t`It answers, and tells when somebody signs out there.`
      : t`It answers. It does not tell when somebody signs out there: their session here goes on until its end.`;
  }
  return outcome.outcome === 'not-reached'
    ? t`It is not reached. Look at the address, the network and the certificate.`
    : t`Something answers there, and it is no provider that calls itself so.`;
};
