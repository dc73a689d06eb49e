import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { FailureAlert } from './failure-alert.tsx';
import classes from './operator.module.css';
import type { useProviderChanges } from './use-operator-changes.ts';

interface RemoveProviderProps {
  code: string;
  remove: ReturnType<typeof useProviderChanges>['remove'];
  onDone: () => void;
}

/** Removes a provider, after saying what that does. */
export const RemoveProvider = ({ code, remove, onDone }: RemoveProviderProps) => {
  const { t } = useLingui();
  const [isAsked, setAsked] = useState(false);
  return (
    <section className={classes['part']} aria-label={t`Remove`}>
      <Text size="sm" mb="sm">
        <Trans>
          Whoever signed in through it is signed out at once, and cannot sign in by it any more. What they are at their
          hospitals stays.
        </Trans>
      </Text>
      <FailureAlert error={remove.error} />
      <Group>
        {isAsked ? (
          <>
            <Button
              color="red"
              loading={remove.isPending}
              onClick={() => remove.mutate({ code }, { onSuccess: onDone })}
            >
              <Trans>Yes, remove it</Trans>
            </Button>
            <Button variant="default" onClick={() => setAsked(false)}>
              <Trans>Keep it</Trans>
            </Button>
          </>
        ) : (
          <Button variant="default" color="red" onClick={() => setAsked(true)}>
            <Trans>Remove this identity provider</Trans>
          </Button>
        )}
      </Group>
    </section>
  );
};
