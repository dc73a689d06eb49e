import { Trans } from '@lingui/react/macro';
import type { TagRow } from '@mailroom/contracts';
import { Button, Group, Text } from '@mantine/core';
import { FailureAlert } from './failure-alert.tsx';
import { useSayDocuments } from './say-documents.ts';
import type { TagChanges } from './use-settings-changes.ts';

interface TagLeavingProps {
  row: TagRow;
  remove: TagChanges['removeTag'];
  onDone: () => void;
}

/** Removes a tag that no document carries, or says how many do. */
export const TagLeaving = ({ row: { id, version, documents }, remove, onDone }: TagLeavingProps) => {
  const sayDocuments = useSayDocuments();
  return (
    <>
      <FailureAlert error={remove.error} />
      <Group justify="space-between">
        <Text size="sm" c="dimmed" flex={1}>
          {documents === 0 ? (
            <Trans>No document carries it.</Trans>
          ) : (
            <Trans>It stands on: {sayDocuments(documents)}. Switch it off, and they keep it.</Trans>
          )}
        </Text>
        {documents === 0 ? (
          <Button
            variant="default"
            loading={remove.isPending}
            onClick={() => remove.mutate({ tagId: id, version }, { onSuccess: onDone })}
          >
            <Trans>Remove the tag</Trans>
          </Button>
        ) : null}
      </Group>
    </>
  );
};
