import { Trans } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import '@mantine/dropzone/styles.layer.css';
import { IconFileDownload } from '@tabler/icons-react';
import classes from './drop-target.module.css';

/** Covers the page while files are dragged over it. Any file may come: what it is, the server reads from its bytes. */
export const DropTarget = ({ onAdd }: { onAdd: (files: readonly File[]) => void }) => (
  // Always in the page, but only ever of use to a mouse: "Add documents" is the way for everyone else.
  <div aria-hidden>
    <Dropzone.FullScreen
      onDrop={onAdd}
      withinPortal={false}
      activateOnKeyboard={false}
      classNames={{ fullScreen: classes['cover'] ?? '', root: classes['zone'] ?? '' }}
    >
      <div className={classes['words']}>
        <IconFileDownload size={48} stroke={1.25} />
        <Text size="xl" fw={600}>
          <Trans>Drop files to add them to the worklist</Trans>
        </Text>
      </div>
    </Dropzone.FullScreen>
  </div>
);
