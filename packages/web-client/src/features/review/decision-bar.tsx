import { Trans, useLingui } from '@lingui/react/macro';
import type { DocumentView, RejectionReason } from '@mailroom/contracts';
import { Button, Kbd } from '@mantine/core';
import { IconArrowBackUp, IconFolderCheck, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode, Ref } from 'react';
import { andPassFocus } from '../../platform/keys/pass-focus.ts';
import { keysOf } from '../../platform/keys/shortcut-keys.ts';
import { useShortcutSettings } from '../../platform/keys/shortcuts.ts';
import { formatPartialDate } from '../../platform/language/format-partial-date.ts';
import { useLanguage } from '../../platform/language/use-language.ts';
import { AsWritten } from '../../ui/as-written.tsx';
import { StatusLabel } from '../documents/index.ts';
import { RetentionMenu } from '../retention/index.ts';
import { useMay } from '../session/index.ts';
import classes from './decision-bar.module.css';
import { MoreMenu } from './more-menu.tsx';
import { nameOf } from './patient-name.ts';
import { RejectMenu } from './reject-menu.tsx';
import { obstacleSentences, rejectionNames, unfinishedRecallNames } from './review-words.ts';
import { isUndoable, unfinishedRecall } from './unfinished-recall.ts';
import type { Claiming } from './use-claim.ts';
import type { useDocumentChanges } from './use-document-changes.ts';
import { type FilingObstacle, patientOf } from './why-not-filed.ts';

interface DecisionBarProps {
  ref: Ref<HTMLDivElement>;
  documentId: string;
  document: DocumentView;
  obstacle: FilingObstacle | null;
  claiming: Claiming;
  changes: ReturnType<typeof useDocumentChanges>;
  isRejectOpen: boolean;
  onRejectOpen: (isOpen: boolean) => void;
  onFile: () => void;
  onReject: (reason: RejectionReason) => void;
  onUndo: () => void;
}

/** What can be decided now, always in sight; in words when it cannot, and what to do about it. */
export const DecisionBar = (props: DecisionBarProps) => {
  const { t } = useLingui();
  const { ref, document, obstacle, claiming, changes, isRejectOpen, onRejectOpen, onFile, onReject, onUndo } = props;
  const may = useMay();
  const isOpen = document.status === 'review' || document.status === 'unreadable';
  return (
    // The group takes the focus and not its button, so that one Enter too many decides nothing.
    <div ref={ref} className={classes['bar']} role="group" aria-label={t`Decision`} tabIndex={-1}>
      <div className={classes['words']} role="status">
        <DecisionWords document={document} obstacle={obstacle} />
      </div>
      <div className={classes['buttons']}>
        <RetentionMenu
          documentId={props.documentId}
          status={document.status}
          hasPatient={(document.verification?.patientId ?? null) !== null}
        />
        <MoreMenu document={document} claiming={claiming} changes={changes} />
        {isUndoable(document) && may('undoDecision') ? (
          <Button
            variant="default"
            leftSection={<IconArrowBackUp size={16} aria-hidden />}
            onClick={andPassFocus(onUndo)}
          >
            <Trans>Undo the decision</Trans>
          </Button>
        ) : null}
        {isOpen && may('rejectDocuments') ? (
          <>
            <RejectMenu
              isOpen={isRejectOpen}
              onOpen={onRejectOpen}
              isOff={claiming.holderName !== null}
              onReject={onReject}
              hint={<Key name="reject" />}
            />
            <Button
              leftSection={<IconFolderCheck size={16} aria-hidden />}
              rightSection={<Key name="file" />}
              // Not `disabled`: the button can still be reached, and is described by the reason why it does nothing.
              aria-disabled={obstacle !== null}
              {...(obstacle === null ? {} : { 'data-disabled': true })}
              onClick={onFile}
            >
              <Trans context="verb">File</Trans>
            </Button>
          </>
        ) : null}
      </div>
    </div>
  );
};

const Key = ({ name }: { name: 'file' | 'reject' }) => {
  const { keymap, areOn } = useShortcutSettings();
  const [key = ''] = keysOf(keymap, name);
  return areOn ? (
    <Kbd size="xs" aria-hidden className={classes['key'] ?? ''}>
      {key.toUpperCase()}
    </Kbd>
  ) : null;
};

const DecisionWords = ({ document, obstacle }: Pick<DecisionBarProps, 'document' | 'obstacle'>): ReactNode => {
  const { i18n, t } = useLingui();
  const language = useLanguage();
  const { status, rejectionReason } = document;
  if (obstacle === 'decided') {
    const recall = unfinishedRecall(document);
    return (
      <>
        <StatusLabel status={status} />
        {recall === null ? null : <span>{i18n._(unfinishedRecallNames[recall])}</span>}
        {rejectionReason === null ? null : <span>{i18n._(rejectionNames[rejectionReason])}</span>}
      </>
    );
  }
  if (obstacle !== null) {
    return (
      <>
        <IconInfoCircle size={16} aria-hidden />
        <span>{i18n._(obstacleSentences[obstacle])}</span>
      </>
    );
  }
  const patient = patientOf(document);
  if (patient === null) return null;
  const name = nameOf(patient, t`No name`);
  const birthDate = patient.birthDate === null ? '' : formatPartialDate(patient.birthDate, language);
  return (
    <span>
      <Trans>
        Will be filed under{' '}
        <strong>
          <AsWritten>{name}</AsWritten>
        </strong>{' '}
        {birthDate}
      </Trans>
    </span>
  );
};
