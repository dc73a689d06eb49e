import { Trans, useLingui } from '@lingui/react/macro';
import type { TagRow } from '@mailroom/contracts';
import { TAG_COLORS } from '@mailroom/contracts/agreements';
import { Button, Checkbox, Stack, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { isRefusedWith } from '../../platform/errors/failure.ts';
import { sayFailure } from '../../platform/errors/say-failure.ts';
import { readField } from '../../platform/read-field.ts';
import { ColorChoice } from './color-choice.tsx';
import { FailureAlert } from './failure-alert.tsx';
import type { TagChanges } from './use-settings-changes.ts';

interface TagFormProps {
  row: TagRow | null;
  changes: TagChanges;
  onDone: () => void;
}

export const TagForm = ({ row, changes: { addTag, changeTag }, onDone }: TagFormProps) => {
  const { t, i18n } = useLingui();
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const said = new FormData(event.currentTarget);
    const name = readField(said, 'name');
    const color = TAG_COLORS.find((one) => one === readField(said, 'color')) ?? null;
    if (row === null) return addTag.mutate({ name, color: color ?? TAG_COLORS[0] }, { onSuccess: onDone });
    const { id: tagId, version } = row;
    const isSwitchedOff = said.get('isSwitchedOff') !== null;
    changeTag.mutate({ tagId, version, name, color, isSwitchedOff }, { onSuccess: onDone });
  };
  const { error, isPending } = row === null ? addTag : changeTag;
  const isNameTaken = isRefusedWith(error, 'NameTaken');
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <TextInput
          name="name"
          label={t`Name`}
          defaultValue={row?.name}
          maxLength={100}
          required
          data-autofocus
          error={isNameTaken ? i18n._(sayFailure(error)) : null}
        />
        <ColorChoice chosen={row?.color ?? TAG_COLORS[0]} />
        {row === null ? null : (
          <Checkbox
            name="isSwitchedOff"
            label={t`Switched off`}
            description={t`Nobody is offered it any more. It stays on the documents that carry it.`}
            defaultChecked={row.switchedOffAt !== null}
          />
        )}
        {isNameTaken ? null : <FailureAlert error={error} />}
        <Button type="submit" loading={isPending}>
          {row === null ? <Trans>Add</Trans> : <Trans>Save</Trans>}
        </Button>
      </Stack>
    </form>
  );
};
