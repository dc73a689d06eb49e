import { Trans, useLingui } from '@lingui/react/macro';
import type { SourceRow } from '@mailroom/contracts';
import { Button, Checkbox, NativeSelect, Stack, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { isRefusedWith } from '../../platform/errors/failure.ts';
import { sayFailure } from '../../platform/errors/say-failure.ts';
import { readField } from '../../platform/read-field.ts';
import { FailureAlert } from './failure-alert.tsx';
import { SOURCE_KINDS, sourceKindNames } from './source-kind-names.ts';
import { SourceTags } from './source-tags.tsx';
import type { SourceChanges } from './use-settings-changes.ts';

interface SourceFormProps {
  row: SourceRow | null;
  changes: SourceChanges;
  onDone: () => void;
}

const readSource = (said: FormData) => ({
  name: readField(said, 'name'),
  kind: SOURCE_KINDS.find((kind) => kind === readField(said, 'kind')) ?? 'folder',
  tagIds: said.getAll('tags').map(String),
});

export const SourceForm = ({ row, changes: { addSource, changeSource }, onDone }: SourceFormProps) => {
  const { t, i18n } = useLingui();
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const said = new FormData(event.currentTarget);
    const source = readSource(said);
    if (row === null) return addSource.mutate({ ...source, code: readField(said, 'code') }, { onSuccess: onDone });
    const { id: sourceId, version } = row;
    const isSwitchedOff = said.get('isSwitchedOff') !== null;
    changeSource.mutate({ ...source, sourceId, version, isSwitchedOff }, { onSuccess: onDone });
  };
  const { error, isPending } = row === null ? addSource : changeSource;
  const isCodeTaken = isRefusedWith(error, 'NameTaken');
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <TextInput name="name" label={t`Name`} defaultValue={row?.name} maxLength={200} required data-autofocus />
        {row === null ? (
          <TextInput
            name="code"
            label={t`Code`}
            description={t`What the command line calls it: small letters, digits and hyphens. It stays.`}
            pattern="[a-z0-9\-]{2,40}"
            maxLength={40}
            required
            error={isCodeTaken ? i18n._(sayFailure(error)) : null}
          />
        ) : null}
        <NativeSelect
          name="kind"
          label={t`Kind`}
          defaultValue={row?.kind ?? 'folder'}
          data={SOURCE_KINDS.map((kind) => ({ value: kind, label: i18n._(sourceKindNames[kind]) }))}
        />
        <SourceTags carried={row?.tags ?? []} />
        {row === null ? null : (
          <Checkbox
            name="isSwitchedOff"
            label={t`Switched off`}
            description={t`Nothing more is taken in from it, and senders are told. What came before stays.`}
            defaultChecked={row.switchedOffAt !== null}
          />
        )}
        {isCodeTaken ? null : <FailureAlert error={error} />}
        <Button type="submit" loading={isPending}>
          {row === null ? <Trans>Add</Trans> : <Trans>Save</Trans>}
        </Button>
      </Stack>
    </form>
  );
};
