import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import classes from './provisional.module.css';

/** Where a merge stands: it can be taken back, or the documents move. */
export const MergeState = ({ dueAt, mayUndo, onUndo }: { dueAt: string; mayUndo: boolean; onUndo: () => void }) => {
  const until = Date.parse(dueAt);
  const [isUndoable, setUndoable] = useState(() => Date.now() < until);
  useEffect(() => {
    const timer = setTimeout(() => setUndoable(false), Math.max(0, until - Date.now()));
    return () => clearTimeout(timer);
  }, [until]);
  return (
    <div className={classes['look']}>
      <span role="status">
        {isUndoable ? (
          <Trans>Will be merged into the real record.</Trans>
        ) : (
          <Trans>The documents are moving to the real record. What cannot be moved is among the incidents.</Trans>
        )}
      </span>
      {isUndoable && mayUndo ? (
        <Button
          size="xs"
          variant="default"
          // The button that was pressed is gone, and the focus would be lost with it.
          autoFocus
          leftSection={<IconArrowBackUp size={16} aria-hidden />}
          onClick={onUndo}
        >
          <Trans>Undo</Trans>
        </Button>
      ) : null}
    </div>
  );
};
