import { useLingui } from '@lingui/react/macro';
import type { DocumentView } from '@mailroom/contracts';
import { Alert } from '@mantine/core';
import { IconShieldExclamation } from '@tabler/icons-react';
import classes from './document-facts.module.css';
import { unreadableSentences } from './unreadable-sentences.ts';

type Unreadable = Pick<DocumentView, 'unreadableReason' | 'unreadableDetail'>;

/** Why a document could not be read, and what to do; nothing when it could. */
export const UnreadableNote = ({ document: { unreadableReason, unreadableDetail } }: { document: Unreadable }) => {
  const { i18n } = useLingui();
  if (unreadableReason === null) return null;
  const { name, sentence } = unreadableSentences[unreadableReason];
  return (
    <Alert
      className={classes['alert'] ?? ''}
      icon={<IconShieldExclamation aria-hidden />}
      title={i18n._(name)}
      role="note"
      variant="outline"
      color="red"
    >
      {i18n._(sentence)}
      {unreadableDetail === null ? null : <p className={classes['detail']}>{unreadableDetail}</p>}
    </Alert>
  );
};
