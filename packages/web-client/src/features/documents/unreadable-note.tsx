import { Trans, useLingui } from '@lingui/react/macro';
import type { DocumentView, UnreadableReason } from '@mailroom/contracts';
import { Alert } from '@mantine/core';
import { IconShieldExclamation } from '@tabler/icons-react';
import { AsWritten } from '../../ui/as-written.tsx';
import classes from './document-facts.module.css';
import { unreadableSentences } from './unreadable-sentences.ts';
import { useMediaTypeName } from './use-media-type-name.ts';

/** The reasons whose detail adds something to name and sentence: the place in the file, or what of it. */
const DETAILED: ReadonlySet<UnreadableReason> = new Set([
  'xml-malformed',
  'xml-doctype',
  'xml-limits',
  'not-a-clinical-document',
  'limits',
  'reading-failed',
]);

type Unreadable = Pick<DocumentView, 'unreadableReason' | 'unreadableDetail' | 'attachments'>;

/** Why a document could not be read, and what to do; nothing when it could. */
export const UnreadableNote = ({ document }: { document: Unreadable }) => {
  const { unreadableReason, unreadableDetail, attachments } = document;
  const { i18n } = useLingui();
  const typeName = useMediaTypeName();
  if (unreadableReason === null) return null;
  const { name, sentence } = unreadableSentences[unreadableReason];
  const original = attachments.find(({ role }) => role === 'original');
  return (
    <Alert
      className={classes['alert'] ?? ''}
      icon={<IconShieldExclamation aria-hidden />}
      title={original ? `${i18n._(name)} · ${typeName(original.mediaType)}` : i18n._(name)}
      role="note"
      variant="outline"
      color="red"
    >
      {i18n._(sentence)}
      {unreadableDetail === null || !DETAILED.has(unreadableReason) ? null : (
        <>
          <p className={classes['for']}>
            <Trans>For the sender or the IT department:</Trans>
          </p>
          <p className={classes['detail']} lang="en">
            <AsWritten>{unreadableDetail}</AsWritten>
          </p>
        </>
      )}
    </Alert>
  );
};
