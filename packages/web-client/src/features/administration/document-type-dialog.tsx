import { Trans, useLingui } from '@lingui/react/macro';
import type { DocumentTypeRow } from '@mailroom/contracts';
import { Button, Divider, Group, Stack, Text } from '@mantine/core';
import { Dialog } from '../../ui/dialog.tsx';
import { DocumentTypeForm } from './document-type-form.tsx';
import { FailureAlert } from './failure-alert.tsx';
import { useDocumentTypeChanges } from './use-operator-changes.ts';

interface DocumentTypeDialogProps {
  /** Null: a new one. */
  row: DocumentTypeRow | null;
  onClose: () => void;
}

/** Adds a document type, renames or removes one. It begins anew with what holds if somebody else changed it meanwhile. */
export const DocumentTypeDialog = ({ row, onClose }: DocumentTypeDialogProps) => {
  const { t } = useLingui();
  const { save, remove } = useDocumentTypeChanges();
  return (
    <Dialog onClose={onClose} title={row ? t`Document type` : t`Add a document type`} closeLabel={t`Close`}>
      <Stack gap="md">
        <DocumentTypeForm key={row?.version} row={row} save={save} onDone={onClose} />
        {row ? (
          <>
            <Divider />
            <Removal row={row} remove={remove} onDone={onClose} />
          </>
        ) : null}
      </Stack>
    </Dialog>
  );
};

interface RemovalProps {
  row: DocumentTypeRow;
  remove: ReturnType<typeof useDocumentTypeChanges>['remove'];
  onDone: () => void;
}

const Removal = ({ row: { code, version }, remove, onDone }: RemovalProps) => (
  <>
    <FailureAlert error={remove.error} />
    <Group justify="space-between">
      <Text size="sm" c="dimmed" flex={1}>
        <Trans>A type that documents or rules of any hospital use cannot be removed.</Trans>
      </Text>
      <Button
        variant="default"
        loading={remove.isPending}
        onClick={() => remove.mutate({ code, version }, { onSuccess: onDone })}
      >
        <Trans>Remove the type</Trans>
      </Button>
    </Group>
  </>
);
