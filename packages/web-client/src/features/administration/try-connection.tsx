import { Trans, useLingui } from '@lingui/react/macro';
import type { TryConnectionOutput } from '@mailroom/contracts';
import { Button, Group, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { trpcClient } from '../../platform/rpc/trpc.ts';
import { AsWritten } from '../../ui/as-written.tsx';
import { FailureAlert } from './failure-alert.tsx';

/** Asks a server for its description, before anybody counts on it. */
export const TryConnection = ({ fhirBaseUrl }: { fhirBaseUrl: string | null }) => {
  const trial = useMutation({
    mutationFn: (asked: string | null) => trpcClient.administration.tryConnection.query({ fhirBaseUrl: asked }),
  });
  // What was said of another address is not said of this one.
  const isOfThis = trial.variables === fhirBaseUrl;
  return (
    <Group gap="sm" role="status">
      <Button size="compact-sm" variant="default" loading={trial.isPending} onClick={() => trial.mutate(fhirBaseUrl)}>
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

const Outcome = ({ outcome }: { outcome: TryConnectionOutput }) => {
  const { t } = useLingui();
  if (outcome.outcome === 'answered') {
    return (
      <>
        <Trans>It answers.</Trans> FHIR <AsWritten>{outcome.fhirVersion}</AsWritten>{' '}
        {outcome.software === null ? null : <AsWritten>{outcome.software}</AsWritten>}
      </>
    );
  }
  return {
    'not-reached': t`It is not reached. Look at the address, the network and the certificate.`,
    refused: t`It answers, and wants to know who asks: FHIR_AUTHORIZATION, or a certificate.`,
    'no-fhir': t`Something answers there, and it is no FHIR server.`,
  }[outcome.outcome];
};
