import { Trans, useLingui } from '@lingui/react/macro';
import type { DocumentTypeRow } from '@mailroom/contracts';
import { isLoincCode } from '@mailroom/contracts/agreements';
import { Button, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { isRefusedWith } from '../../platform/errors/failure.ts';
import { sayFailure } from '../../platform/errors/say-failure.ts';
import { readField } from '../../platform/read-field.ts';
import { FailureAlert } from './failure-alert.tsx';
import type { useDocumentTypeChanges } from './use-operator-changes.ts';

interface DocumentTypeFormProps {
  row: DocumentTypeRow | null;
  save: ReturnType<typeof useDocumentTypeChanges>['save'];
  onDone: () => void;
}

/** The code is LOINC's, and does not change. */
export const DocumentTypeForm = ({ row, save, onDone }: DocumentTypeFormProps) => {
  const { t, i18n } = useLingui();
  const [isMiswritten, setMiswritten] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const said = new FormData(event.currentTarget);
    const code = readField(said, 'code').trim();
    setMiswritten(!isLoincCode(code));
    if (!isLoincCode(code)) return;
    const documentType = { code, nameEn: readField(said, 'nameEn'), nameFr: readField(said, 'nameFr') };
    save.mutate({ documentType, version: row?.version ?? null }, { onSuccess: onDone });
  };
  const isTaken = isRefusedWith(save.error, 'DocumentTypeTaken');
  const taken = isTaken ? i18n._(sayFailure(save.error)) : null;
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <TextInput
          name="code"
          label={t`LOINC code`}
          description={row ? null : t`Of LOINC's document ontology, as 11502-2. The last digit checks the others.`}
          defaultValue={row?.code}
          readOnly={row !== null}
          maxLength={9}
          required={row === null}
          data-autofocus={row === null ? true : undefined}
          error={isMiswritten ? t`This is no code of LOINC. Look at its digits again.` : taken}
        />
        <TextInput
          name="nameEn"
          label={t`Name in English`}
          defaultValue={row?.nameEn}
          maxLength={100}
          required
          data-autofocus={row ? true : undefined}
        />
        <TextInput name="nameFr" label={t`Name in French`} defaultValue={row?.nameFr} maxLength={100} required />
        {isTaken ? null : <FailureAlert error={save.error} />}
        <Button type="submit" loading={save.isPending}>
          {row === null ? <Trans>Add</Trans> : <Trans>Save</Trans>}
        </Button>
      </Stack>
    </form>
  );
};
