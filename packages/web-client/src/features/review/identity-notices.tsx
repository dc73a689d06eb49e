import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { MetadataView } from '@mailroom/contracts';
import { Button } from '@mantine/core';
import { IconFileOff, IconUsers } from '@tabler/icons-react';
import { formatPartialDate } from '../../platform/language/format-partial-date.ts';
import { isolateEach } from '../../platform/language/show-controls.ts';
import { useLanguage } from '../../platform/language/use-language.ts';
import { AsWritten } from '../../ui/as-written.tsx';
import { useMediaTypeName } from '../documents/index.ts';
import classes from './document-pane.module.css';
import { lossNames } from './review-words.ts';

/** That a document is about somebody else too: only a person can say whose it is. */
export const OtherPatients = ({ metadata: { otherPatients } }: { metadata: MetadataView }) => {
  const { t } = useLingui();
  const language = useLanguage();
  if (otherPatients.length === 0) return null;
  const named = otherPatients.map(({ name, birthDate }) =>
    [name ?? t`No name`, birthDate === null ? '' : formatPartialDate(birthDate, language)].join(' ').trim(),
  );
  const others = isolateEach(named, language);
  return (
    <div className={classes['notice']} data-tone="warn" role="note">
      <IconUsers size={16} aria-hidden />
      <span className={classes['noticeText']}>
        <Trans>This document is also about {others}. Read it, and choose the patient yourself.</Trans>
      </span>
    </div>
  );
};

interface LostFilesProps {
  metadata: MetadataView;
  /** Null while it is not this clerk's to decide. */
  onAccept: (() => void) | null;
}

/** Which files of a document nobody can read here, and that somebody accepted to file it without them. */
export const LostFiles = ({ metadata: { lostFiles, lossAcceptedByName }, onAccept }: LostFilesProps) => {
  const { t, i18n } = useLingui();
  const typeName = useMediaTypeName();
  if (lostFiles.length === 0) return null;
  const nameLoss = (file: string, loss: string): string => t`${file}: ${loss}`;
  const listed = lostFiles.map(({ mediaType, reason }) => nameLoss(typeName(mediaType), i18n._(lossNames[reason])));
  return (
    <div className={classes['notice']} data-tone="warn" role="note">
      <IconFileOff size={16} aria-hidden />
      <span className={classes['noticeText']}>
        <Plural
          value={lostFiles.length}
          one="A file of this document is lost"
          other="# files of this document are lost"
        />
        {` (${listed.join('; ')}). `}
        {lossAcceptedByName === null ? (
          <Trans>Ask the sender for it.</Trans>
        ) : (
          <Trans>
            <AsWritten>{lossAcceptedByName}</AsWritten> accepted to file it without.
          </Trans>
        )}
      </span>
      {lossAcceptedByName === null && onAccept !== null ? (
        <Button size="compact-xs" variant="default" onClick={onAccept}>
          <Trans>Accept without</Trans>
        </Button>
      ) : null}
    </div>
  );
};
