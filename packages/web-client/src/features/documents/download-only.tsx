import { Trans, useLingui } from '@lingui/react/macro';
import type { AttachmentView } from '@mailroom/contracts';
import { Button } from '@mantine/core';
import { IconDownload, IconFile } from '@tabler/icons-react';
import { AsWritten } from '../../ui/as-written.tsx';
import { FullMessage } from '../../ui/full-message.tsx';
import { downloadAddress } from './attachment-queries.ts';
import { useMediaTypeName } from './use-media-type-name.ts';

/** For files that a browser cannot show, or should not. */
export const DownloadOnly = ({ attachment }: { attachment: AttachmentView }) => {
  const { t } = useLingui();
  const typeName = useMediaTypeName();
  return (
    <FullMessage
      icon={IconFile}
      title={t`This file cannot be shown here`}
      actions={
        <Button
          component="a"
          href={downloadAddress(attachment.id)}
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          <Trans>Download</Trans>
        </Button>
      }
    >
      <AsWritten>{attachment.fileName}</AsWritten> · {typeName(attachment.mediaType)}
    </FullMessage>
  );
};
