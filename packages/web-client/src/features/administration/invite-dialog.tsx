import { Trans, useLingui } from '@lingui/react/macro';
import type { HospitalRole } from '@mailroom/contracts';
import { Button, Group, Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Dialog } from '../../ui/dialog.tsx';
import { useMay } from '../session/index.ts';
import { FailureAlert } from './failure-alert.tsx';
import { OneTimeLink } from './one-time-link.tsx';
import { RoleSelect } from './role-select.tsx';
import type { PeopleChanges } from './use-people-changes.ts';

interface InviteDialogProps {
  invite: PeopleChanges['invitePerson'];
  onClose: () => void;
}

/** Makes a link that lets in one person more: who opens it says who they are. At the installation everybody is an operator. */
export const InviteDialog = ({ invite: { mutate, data, error, isPending }, onClose }: InviteDialogProps) => {
  const { t } = useLingui();
  const may = useMay();
  const [role, setRole] = useState<HospitalRole>('clerk');
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    mutate({ role: may('changeRole') ? role : 'operator' });
  };
  return (
    <Dialog onClose={onClose} title={t`Invite somebody`} closeLabel={t`Close`}>
      {data ? (
        <Stack gap="md">
          <OneTimeLink token={data.token} />
          <Group justify="flex-end">
            <Button onClick={onClose}>
              <Trans>Done</Trans>
            </Button>
          </Group>
        </Stack>
      ) : (
        <form onSubmit={submit}>
          <Stack gap="md">
            {may('changeRole') ? (
              <RoleSelect value={role} onChange={setRole} />
            ) : (
              <Text size="sm">
                <Trans>
                  Whoever opens the link becomes an operator: they add hospitals and identity providers, and see nothing
                  of a patient.
                </Trans>
              </Text>
            )}
            <FailureAlert error={error} />
            <Group justify="flex-end">
              <Button type="submit" loading={isPending}>
                <Trans>Make a link</Trans>
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Dialog>
  );
};
