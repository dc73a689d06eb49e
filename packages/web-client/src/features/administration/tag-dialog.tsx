import { useLingui } from '@lingui/react/macro';
import type { TagRow } from '@mailroom/contracts';
import { Divider, Stack } from '@mantine/core';
import { showControls } from '../../platform/language/show-controls.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { TagForm } from './tag-form.tsx';
import { TagLeaving } from './tag-leaving.tsx';
import { useTagChanges } from './use-settings-changes.ts';

interface TagDialogProps {
  /** Null: a new one. */
  row: TagRow | null;
  onClose: () => void;
}

/** Adds a tag, changes or removes one. It begins anew with what holds if somebody else changed it meanwhile. */
export const TagDialog = ({ row, onClose }: TagDialogProps) => {
  const { t } = useLingui();
  const changes = useTagChanges();
  return (
    <Dialog onClose={onClose} title={row === null ? t`Add a tag` : showControls(row.name)} closeLabel={t`Close`}>
      <Stack gap="md">
        <TagForm key={row?.version} row={row} changes={changes} onDone={onClose} />
        {row === null ? null : (
          <>
            <Divider />
            <TagLeaving row={row} remove={changes.removeTag} onDone={onClose} />
          </>
        )}
      </Stack>
    </Dialog>
  );
};
