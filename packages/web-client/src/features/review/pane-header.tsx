import { useLingui } from '@lingui/react/macro';
import type { DocumentView, MetadataView } from '@mailroom/contracts';
import { ActionIcon, Skeleton } from '@mantine/core';
import { IconArrowLeft, IconChevronDown, IconChevronUp, IconX, type TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { formatPartialDate } from '../../platform/language/format-partial-date.ts';
import { useLanguage } from '../../platform/language/use-language.ts';
import { AsWritten } from '../../ui/as-written.tsx';
import { StatusLabel } from '../documents/index.ts';
import classes from './document-pane.module.css';
import { nameOf } from './patient-name.ts';

interface PaneHeaderProps {
  document: DocumentView | undefined;
  /** Whether the document is still under way. */
  isAwaited: boolean;
  onClose: () => void;
  onPrevious: (() => void) | undefined;
  onNext: (() => void) | undefined;
  actions: ReactNode;
}

/** Whose document it is and which: what a clerk checks first stays in sight. */
export const PaneHeader = ({ document, isAwaited, onClose, onPrevious, onNext, actions }: PaneHeaderProps) => {
  const { t } = useLingui();
  return (
    <div className={classes['header']}>
      <div className={classes['back']}>
        <PaneButton label={t`Back to the list`} icon={IconArrowLeft} onClick={onClose} />
      </div>
      <div className={classes['who']}>
        {document ? <Who document={document} /> : null}
        {isAwaited ? <Skeleton height={20} width={180} /> : null}
      </div>
      <div className={classes['buttons']}>
        <PaneButton label={t`Previous document`} icon={IconChevronUp} onClick={onPrevious} />
        <PaneButton label={t`Next document`} icon={IconChevronDown} onClick={onNext} />
        {actions}
        <div className={classes['close']}>
          <PaneButton label={t`Close`} icon={IconX} onClick={onClose} />
        </div>
      </div>
    </div>
  );
};

const readName = ({ patientFamily, patientGiven, patientNameText }: MetadataView) => ({
  family: patientFamily,
  given: patientGiven,
  nameText: patientNameText,
});

const Who = ({ document: { title, status, metadata } }: { document: DocumentView }) => {
  const { t } = useLingui();
  const language = useLanguage();
  const name = metadata ? nameOf(readName(metadata), '') : '';
  const birthDate = metadata?.patientBirthDate ? formatPartialDate(metadata.patientBirthDate, language) : null;
  return (
    <>
      <h2 className={classes['title']}>
        <AsWritten>{title}</AsWritten>
      </h2>
      <p className={classes['patient']}>
        <strong>{name === '' ? t`No patient read` : <AsWritten>{name}</AsWritten>}</strong>
        {birthDate === null ? null : <span>{t`born ${birthDate}`}</span>}
        <StatusLabel status={status} />
      </p>
    </>
  );
};

interface PaneButtonProps {
  label: string;
  icon: TablerIcon;
  onClick: (() => void) | undefined;
}

const PaneButton = ({ label, icon: Icon, onClick }: PaneButtonProps) => (
  <ActionIcon
    variant="subtle"
    color="gray"
    size="lg"
    aria-label={label}
    title={label}
    disabled={onClick === undefined}
    onClick={onClick}
  >
    <Icon size={18} stroke={1.75} aria-hidden />
  </ActionIcon>
);
