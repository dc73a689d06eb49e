import { Trans, useLingui } from '@lingui/react/macro';
import type { ProviderFacility, TryClaimsOutput } from '@mailroom/contracts';
import { Button, Stack, Text, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { trpcClient } from '../../platform/rpc/trpc.ts';
import { AsWritten } from '../../ui/as-written.tsx';
import { roleNames } from '../session/index.ts';
import { FailureAlert } from './failure-alert.tsx';
import classes from './operator.module.css';

/** Tries the rules as they stand in the form, before anybody is kept out. */
export const TryClaims = ({ facilities }: { facilities: readonly ProviderFacility[] }) => {
  const { t } = useLingui();
  const [pasted, setPasted] = useState('');
  const trial = useMutation({
    mutationFn: () => trpcClient.administration.tryClaims.query({ facilities: [...facilities], pasted }),
  });
  return (
    <section className={classes['part']} aria-label={t`Try the rules`}>
      <h3 className={classes['heading']}>
        <Trans>Try the rules</Trans>
      </h3>
      <Stack gap="sm" align="start">
        <Textarea
          w="100%"
          label={t`A token, or its claims as JSON`}
          description={t`It is looked at once, and kept nowhere`}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={20_000}
          value={pasted}
          onChange={({ currentTarget }) => setPasted(currentTarget.value)}
        />
        <Button
          variant="default"
          disabled={pasted.trim() === ''}
          loading={trial.isPending}
          onClick={() => trial.mutate()}
        >
          <Trans>Try</Trans>
        </Button>
        <FailureAlert error={trial.error} />
        <div role="status">{trial.data ? <Outcome outcome={trial.data} /> : null}</div>
      </Stack>
    </section>
  );
};

const Outcome = ({ outcome }: { outcome: TryClaimsOutput }) => {
  const { t, i18n } = useLingui();
  if (outcome.outcome !== 'read') {
    return outcome.outcome === 'no-claims'
      ? t`This is neither a token nor JSON.`
      : t`Nobody: the claim sub is missing.`;
  }
  const { admitted, tooWeak } = outcome;
  if (admitted.length + tooWeak.length === 0) return t`Nobody: no rule names them.`;
  return (
    <ul className={classes['list']}>
      {admitted.map(({ facility, role, rule }) => (
        <li key={facility}>
          <AsWritten>{facility}</AsWritten>: <strong>{i18n._(roleNames[role])}</strong> (<AsWritten>{rule}</AsWritten>)
        </li>
      ))}
      {tooWeak.map((facility) => (
        <li key={facility}>
          <Text component="span" size="sm">
            <AsWritten>{facility}</AsWritten>: <Trans>not let in: acr or amr is not what the hospital demands</Trans>
          </Text>
        </li>
      ))}
    </ul>
  );
};
