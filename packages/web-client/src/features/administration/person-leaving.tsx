import { Trans } from '@lingui/react/macro';
import type { PersonRow } from '@mailroom/contracts';
import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { isolate } from '../../platform/language/show-controls.ts';
import { FailureAlert } from './failure-alert.tsx';
import type { PeopleChanges } from './use-people-changes.ts';

interface PersonLeavingProps {
  row: PersonRow;
  remove: PeopleChanges['removePerson'];
  onDone: () => void;
}

/** Ends somebody's work here, after a second question. */
export const PersonLeaving = ({ row: { id, name, membership }, remove, onDone }: PersonLeavingProps) => {
  const [isAsked, setAsked] = useState(false);
  if (membership.providerName !== null) {
    return (
      <Text size="sm" c="dimmed">
        <Trans>
          To keep this person out, take their groups away at {isolate(membership.providerName)}, then end their sessions
          here.
        </Trans>
      </Text>
    );
  }
  if (!isAsked) {
    return (
      <Button variant="subtle" color="red" onClick={() => setAsked(true)}>
        {membership.role === 'operator' ? (
          <Trans>Remove this operator…</Trans>
        ) : (
          <Trans>Remove from this facility…</Trans>
        )}
      </Button>
    );
  }
  return (
    <Stack gap="sm" role="group">
      <Text size="sm">
        <Trans>
          {isolate(name)} is signed out at once, and what they hold or were assigned goes back to everybody. What they
          did stays in the audit under their name.
        </Trans>
      </Text>
      <FailureAlert error={remove.error} />
      <Group justify="flex-end">
        <Button variant="default" data-autofocus onClick={() => setAsked(false)}>
          <Trans>Keep</Trans>
        </Button>
        <Button
          color="red"
          loading={remove.isPending}
          onClick={() => remove.mutate({ userId: id }, { onSuccess: onDone })}
        >
          <Trans>Remove</Trans>
        </Button>
      </Group>
    </Stack>
  );
};
