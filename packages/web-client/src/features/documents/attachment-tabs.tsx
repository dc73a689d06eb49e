import { useLingui } from '@lingui/react/macro';
import type { AttachmentDisplay, AttachmentView, DocumentView } from '@mailroom/contracts';
import { ActionIcon } from '@mantine/core';
import { IconDownload, IconFileOff } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { formatSize } from '../../platform/language/format-size.ts';
import { isolate, showControls } from '../../platform/language/show-controls.ts';
import { useLanguage } from '../../platform/language/use-language.ts';
import { AsWritten } from '../../ui/as-written.tsx';
import { FullMessage } from '../../ui/full-message.tsx';
import { TabStrip } from '../../ui/tab-strip.tsx';
import { orderAttachments } from './attachment-order.ts';
import { downloadAddress } from './attachment-queries.ts';
import classes from './attachment-tabs.module.css';
import { AttachmentViewer } from './attachment-viewer.tsx';

const PANEL = 'attachment';

/** The files of a document, one at a time. */
export const AttachmentTabs = ({ document: { attachments } }: { document: DocumentView }) => {
  const { t } = useLingui();
  const ordered = useMemo(() => orderAttachments(attachments), [attachments]);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const panel = useRef<HTMLDivElement>(null);
  const shown = ordered.find(({ id }) => id === chosenId) ?? ordered[0];

  useEffect(() => {
    // Opening a document focused the pane. The panel takes the focus over, so that the arrow keys scroll its text.
    if (document.activeElement?.contains(panel.current)) panel.current?.focus({ preventScroll: true });
  }, []);

  if (shown === undefined) return <FullMessage icon={IconFileOff} title={t`This document has no files`} />;
  return (
    <div className={classes['viewer']}>
      <FileBar attachments={ordered} shown={shown} onChoose={setChosenId} />
      <div
        ref={panel}
        id={PANEL}
        className={classes['sheet']}
        role={ordered.length > 1 ? 'tabpanel' : 'region'}
        aria-label={t`Content of ${isolate(shown.fileName)}`}
        tabIndex={0}
      >
        <AttachmentViewer key={shown.id} attachment={shown} />
      </div>
    </div>
  );
};

interface FileBarProps {
  attachments: readonly AttachmentView[];
  shown: AttachmentView;
  onChoose: (id: string) => void;
}

const FileBar = ({ attachments, shown, onChoose }: FileBarProps) => {
  const { t } = useLingui();
  const language = useLanguage();
  const names: Record<AttachmentDisplay, string> = {
    pdf: t`PDF`,
    narrative: t`Text of the document`,
    image: t`Image`,
    text: t`Plain text`,
    html: t`Web page`,
    download: t`File`,
  };
  // The name tells two files of one kind apart; the role tells the original from what was embedded in it.
  const nameOf = ({ display, role, fileName }: AttachmentView): string => {
    if (attachments.some((other) => other.fileName !== fileName && other.display === display)) return fileName;
    return role === 'original' && display === 'download' ? t`As received` : names[display];
  };
  return (
    <div className={classes['files']}>
      {attachments.length > 1 ? (
        <TabStrip
          size="sm"
          label={t`Files`}
          tabs={attachments.map((attachment) => ({
            value: attachment.id,
            label: <AsWritten>{nameOf(attachment)}</AsWritten>,
          }))}
          value={shown.id}
          panelId={PANEL}
          onChange={onChoose}
        />
      ) : null}
      <span className={classes['file']} title={showControls(shown.fileName)}>
        <AsWritten>{shown.fileName}</AsWritten> · {formatSize(shown.sizeBytes, language)}
      </span>
      <ActionIcon
        component="a"
        href={downloadAddress(shown.id)}
        variant="subtle"
        color="gray"
        aria-label={t`Download ${isolate(shown.fileName)}`}
        title={t`Download`}
      >
        <IconDownload size={16} aria-hidden />
      </ActionIcon>
    </div>
  );
};
