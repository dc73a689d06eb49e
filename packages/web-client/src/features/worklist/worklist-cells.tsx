import { useLingui } from '@lingui/react/macro';
import type { WorklistRow } from '@mailroom/contracts';
import { IconClockExclamation, IconLock, IconShieldExclamation, IconVersions } from '@tabler/icons-react';
import { formatInstant, formatReceived } from '../../platform/language/format-instant.ts';
import { formatPartialDate } from '../../platform/language/format-partial-date.ts';
import { isolate } from '../../platform/language/show-controls.ts';
import { useLanguage } from '../../platform/language/use-language.ts';
import { useNow } from '../../platform/use-now.ts';
import { AsWritten } from '../../ui/as-written.tsx';
import { TagList } from '../../ui/tag-list.tsx';
import { ToneLabel } from '../../ui/tone-label.tsx';
import {
  RestrictionLabel,
  StatusLabel,
  unreadableSentences,
  useDocumentTypeName,
  VerificationLabel,
} from '../documents/index.ts';
import classes from './worklist-cells.module.css';

interface CellProps {
  row: WorklistRow;
}

export const PatientCell = ({ row: { patientName, patientBirthDate, restriction, status } }: CellProps) => {
  const { t } = useLingui();
  const language = useLanguage();
  const unread = status === 'received' ? t`Being read…` : t`No patient read`;
  const missing = restriction === null ? unread : t`Restricted`;
  return (
    <span className={classes['lines']}>
      <span className={classes[patientName === null ? 'missing' : 'name']}>
        {patientName === null ? missing : <AsWritten>{patientName}</AsWritten>}
      </span>
      {patientBirthDate === null ? null : (
        <span className={classes['second']}>{formatPartialDate(patientBirthDate, language)}</span>
      )}
    </span>
  );
};

export const DocumentCell = ({ row: { documentCode, title, tags } }: CellProps) => {
  const typeName = useDocumentTypeName();
  const type = documentCode === null ? null : typeName(documentCode);
  return (
    <span className={classes['lines']}>
      <span className={classes['type']}>{type ?? <AsWritten>{title}</AsWritten>}</span>
      <span className={classes['second']}>
        {type === null || type === title ? null : (
          <span className={classes['ellipsis']}>
            <AsWritten>{title}</AsWritten>
          </span>
        )}
        <TagList tags={tags} />
      </span>
    </span>
  );
};

export const DocumentDateCell = ({ row: { documentDate } }: CellProps) => {
  const language = useLanguage();
  // The list has room for the day; the pane shows the hour as well.
  return documentDate === null ? '—' : formatPartialDate(documentDate.slice(0, 10), language);
};

export const ReceivedCell = ({ row: { receivedAt } }: CellProps) => {
  const language = useLanguage();
  const now = useNow();
  return (
    <time dateTime={receivedAt} title={formatInstant(receivedAt, language)}>
      {formatReceived(receivedAt, { language, now })}
    </time>
  );
};

export const AssigneeCell = ({ row: { assigneeName, restriction } }: CellProps) => {
  const { t } = useLingui();
  if (restriction !== null) return '—';
  return (
    <span className={assigneeName === null ? classes['missing'] : undefined}>
      {assigneeName === null ? t`Nobody` : <AsWritten>{assigneeName}</AsWritten>}
    </span>
  );
};

/** Who works on it, what the check found, or why there was nothing to check: what matters most, and no more. */
export const CheckCell = ({ row }: CellProps) => {
  const { i18n, t } = useLingui();
  const { status, verificationOutcome, verificationFreshness, unreadableReason, claimedByName, replacedBy } = row;
  if (row.restriction !== null) return <RestrictionLabel restriction={row.restriction} />;
  if (claimedByName !== null) {
    return (
      <ToneLabel icon={IconLock} tone="quiet">
        <AsWritten>{claimedByName}</AsWritten>
      </ToneLabel>
    );
  }
  if (unreadableReason !== null) {
    return (
      <ToneLabel icon={IconShieldExclamation} tone="bad">
        {i18n._(unreadableSentences[unreadableReason].name)}
      </ToneLabel>
    );
  }
  if (status === 'review' && replacedBy !== null) {
    const version = replacedBy.versionNumber === null ? null : isolate(replacedBy.versionNumber);
    return (
      <ToneLabel icon={IconVersions} tone="warn">
        {version === null ? t`Replaced by a newer version` : t`Replaced by version ${version}`}
      </ToneLabel>
    );
  }
  if (status === 'review' && verificationOutcome === 'matched' && verificationFreshness === 'stale') {
    // It was found once, and cannot be filed before it is checked anew.
    return (
      <ToneLabel icon={IconClockExclamation} tone="warn">
        {t`Check again`}
      </ToneLabel>
    );
  }
  return verificationOutcome === null ? '—' : <VerificationLabel outcome={verificationOutcome} />;
};

/** A whole row in little width: on a phone, and beside an open document. */
export const CardCell = ({ row, isMixed = false }: CellProps & { isMixed?: boolean }) => {
  const language = useLanguage();
  const typeName = useDocumentTypeName();
  const { documentCode, documentDate, title, sourceName, status, tags } = row;
  return (
    <span className={classes['card']}>
      <span className={classes['cardLine']}>
        <PatientCell row={row} />
        <span className={classes['cardAside']}>
          <ReceivedCell row={row} />
        </span>
      </span>
      <span className={classes['cardLine']}>
        <span className={classes['ellipsis']}>
          {documentCode === null ? <AsWritten>{title}</AsWritten> : typeName(documentCode)}
        </span>
        {documentDate === null ? null : (
          <span className={classes['cardAside']}>{formatPartialDate(documentDate.slice(0, 10), language)}</span>
        )}
      </span>
      <span className={classes['cardLine']}>
        <CheckCell row={row} />
        <span className={classes['cardEnd']}>
          <TagList tags={tags} />
          {isMixed ? (
            <StatusLabel status={status} />
          ) : (
            <span className={classes['ellipsis']}>
              <AsWritten>{sourceName}</AsWritten>
            </span>
          )}
        </span>
      </span>
    </span>
  );
};
