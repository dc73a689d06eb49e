import { useLingui } from '@lingui/react/macro';
import type { PersonRow } from '@mailroom/contracts';
import { Divider, Stack } from '@mantine/core';
import { showControls } from '../../platform/language/show-controls.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useCurrentSession, useMay } from '../session/index.ts';
import { PersonAccess } from './person-access.tsx';
import { PersonLeaving } from './person-leaving.tsx';
import { PersonRole } from './person-role.tsx';
import type { PeopleChanges } from './use-people-changes.ts';

interface PersonDialogProps {
  row: PersonRow;
  changes: PeopleChanges;
  onClose: () => void;
}

/** What can be done about one person. */
export const PersonDialog = ({ row, changes, onClose }: PersonDialogProps) => {
  const { t } = useLingui();
  const may = useMay();
  const isOwn = useCurrentSession()?.userId === row.id;
  // What this page may show follows the role of whoever looks at it.
  const onDone = isOwn ? () => location.reload() : onClose;
  return (
    <Dialog onClose={onClose} title={showControls(row.name)} closeLabel={t`Close`}>
      <Stack gap="md">
        {may('changeRole') ? (
          <>
            <PersonRole row={row} change={changes.changeRole} onDone={onDone} />
            <Divider />
          </>
        ) : null}
        <PersonAccess row={row} changes={changes} isOwn={isOwn} />
        <Divider />
        <PersonLeaving row={row} remove={changes.removePerson} onDone={onDone} />
      </Stack>
    </Dialog>
  );
};
