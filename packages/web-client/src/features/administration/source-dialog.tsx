import { useLingui } from '@lingui/react/macro';
import type { SourceRow } from '@mailroom/contracts';
import { showControls } from '../../platform/language/show-controls.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { SourceForm } from './source-form.tsx';
import { useSourceChanges } from './use-settings-changes.ts';

interface SourceDialogProps {
  /** Null: a new one. */
  row: SourceRow | null;
  onClose: () => void;
}

/** Adds a source or changes one. It begins anew with what holds if somebody else changed it meanwhile. */
export const SourceDialog = ({ row, onClose }: SourceDialogProps) => {
  const { t } = useLingui();
  const changes = useSourceChanges();
  return (
    <Dialog onClose={onClose} title={row === null ? t`Add a source` : showControls(row.name)} closeLabel={t`Close`}>
      <SourceForm key={row?.version} row={row} changes={changes} onDone={onClose} />
    </Dialog>
  );
};
