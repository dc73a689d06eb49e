import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Stack } from '@mantine/core';
import type { FormEvent } from 'react';
import { isRefusedWith } from '../../platform/errors/failure.ts';
import { sayFailure } from '../../platform/errors/say-failure.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ConnectionFields, useTypedServer } from './connection-fields.tsx';
import { FacilityFields, readFacility } from './facility-fields.tsx';
import { FailureAlert } from './failure-alert.tsx';
import { useFacilityChanges } from './use-operator-changes.ts';

interface AddFacilityDialogProps {
  onAdded: (facilityId: string) => void;
  onClose: () => void;
}

/** Asks for what has to be said of a hospital before anybody works there. */
export const AddFacilityDialog = ({ onAdded, onClose }: AddFacilityDialogProps) => {
  const { t, i18n } = useLingui();
  const { add } = useFacilityChanges();
  const fields = useTypedServer(null);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const wanted = readFacility(new FormData(event.currentTarget));
    const isStated = Object.values(fields.typed).some((text) => text.trim() !== '');
    add.mutate(
      { ...wanted, server: isStated ? fields.server : null },
      { onSuccess: ({ facilityId }) => onAdded(facilityId) },
    );
  };
  const isCodeTaken = isRefusedWith(add.error, 'FacilityCodeTaken');
  return (
    <Dialog onClose={onClose} title={t`Add a hospital`} closeLabel={t`Close`}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <FacilityFields codeError={isCodeTaken ? i18n._(sayFailure(add.error)) : null} />
          <ConnectionFields {...fields} />
          {isCodeTaken ? null : <FailureAlert error={add.error} />}
          <Group justify="flex-end">
            <Button type="submit" loading={add.isPending}>
              <Trans>Add</Trans>
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
};
