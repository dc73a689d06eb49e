import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, VisuallyHidden } from '@mantine/core';
import { useDisclosure, useDocumentTitle } from '@mantine/hooks';
import { IconKeyboard } from '@tabler/icons-react';
import { type ComponentType, lazy, type ReactNode, Suspense, useEffect, useMemo, useRef } from 'react';
import { useOverlay } from '../../platform/keys/layers.ts';
import { fetchDeferred } from '../../platform/loading/deferred.ts';
import { loadPart } from '../../platform/loading/load-part.ts';
import { notify } from '../../ui/notify.ts';
import { Split } from '../../ui/split.tsx';
import { statusNames } from '../documents/index.ts';
import { DropTarget, UploadPanel, useUploads } from '../intake/index.ts';
import { IncidentsEntry } from '../integration/index.ts';
import { DocumentPane, forgetDecisions, UndoToast, useLastDecision } from '../review/index.ts';
import { useMay } from '../session/index.ts';
import { ConnectionBanner } from './connection-banner.tsx';
import { CopyLinkButton } from './copy-link-button.tsx';
import { ListSide } from './list-side.tsx';
import { LIST_PANEL } from './status-tabs.tsx';
import { useLiveWorklist } from './use-live-worklist.ts';
import { useOpenDocument } from './use-open-document.ts';
import { useRowCursor } from './use-row-cursor.ts';
import { useSelection } from './use-selection.ts';
import { useView } from './use-view.ts';
import { useWorklist } from './use-worklist.ts';
import { useWorklistKeys } from './use-worklist-keys.ts';
import { statusesOf } from './view-search.ts';
import classes from './worklist-page.module.css';

/** Dialogs come with the first one that opens. */
const ShortcutsHelp = lazy(() =>
  loadPart(() => import('./shortcuts-help.tsx')).then((module) => ({ default: module.ShortcutsHelp })),
);

interface WorklistPageProps {
  /** The bar above every page, which takes the buttons of this one. */
  Header: ComponentType<{ actions: ReactNode }>;
}

/** Where clerks work all day: what came in, and one document beside it. */
export const WorklistPage = ({ Header }: WorklistPageProps) => {
  const { t, i18n } = useLingui();
  const view = useView();
  const list = useWorklist(view);
  const connection = useLiveWorklist();
  const uploads = useUploads();
  const may = useMay();
  const cursor = useRowCursor(list, view.search.document);
  const opened = useOpenDocument(view, list.rows, cursor);
  const searchRef = useRef<HTMLInputElement>(null);
  const [isHelpOpen, help] = useDisclosure(false);
  // From the key press on, because the dialog's own code may still be loading.
  useOverlay(isHelpOpen, help.close);
  const selecting = useSelection(list.present, list.viewKey);
  const lastDecision = useLastDecision();

  useEffect(() => {
    if (!list.isPending) fetchDeferred();
  }, [list.isPending]);

  useEffect(() => forgetDecisions, []);

  // The tab is named after its status and never after a patient: titles end up in histories and on shared screens.
  const [status = 'review'] = statusesOf(view.search);
  useDocumentTitle(`${i18n._(statusNames[status])} · Mailroom`);
  useWorklistKeys({
    ...opened,
    cursor,
    onOpen: opened.openCurrent,
    onSearch: () => searchRef.current?.focus(),
    onHelp: help.open,
    onSelect: () => selecting.toggle(list.rows[cursor.index]),
    onSelectTo: () => selecting.extend(list.rows[cursor.index]),
    onNothingToUndo: () =>
      notify({ message: t`There is nothing to undo.`, closeButtonProps: { 'aria-label': t`Close` } }),
  });

  // `useMemo`, so that a step through the list renders neither again.
  const header = useMemo(
    () => (
      <Header
        actions={
          <>
            <IncidentsEntry />
            <HelpButton onClick={help.open} />
          </>
        }
      />
    ),
    [Header, help.open],
  );
  const paneActions = useMemo(() => <CopyLinkButton view={view} />, [view]);

  return (
    <div className={classes['page']}>
      <a className={classes['skip']} href={`#${LIST_PANEL}`}>
        <Trans>Skip to the documents</Trans>
      </a>
      {header}
      <ConnectionBanner connection={connection} />
      <main className={classes['main']}>
        <VisuallyHidden component="h1">{t`Worklist`}</VisuallyHidden>
        <Split
          handleLabel={t`Width of the list`}
          left={
            <ListSide
              view={view}
              list={list}
              cursor={cursor}
              connection={connection}
              searchRef={searchRef}
              selecting={selecting}
              onOpen={opened.open}
              onAdd={uploads.add}
              uploads={
                uploads.uploads.length === 0 ? null : (
                  <Suspense fallback={null}>
                    <UploadPanel uploads={uploads.uploads} forget={uploads.forget} />
                  </Suspense>
                )
              }
            />
          }
          right={
            opened.id === undefined ? null : (
              <Suspense fallback={null}>
                <DocumentPane
                  documentId={opened.id}
                  nextId={opened.nextId}
                  onClose={opened.onClose}
                  onPrevious={opened.onPrevious}
                  onNext={opened.onNext}
                  onOpen={opened.open}
                  onDecide={opened.onDecide}
                  actions={paneActions}
                />
              </Suspense>
            )
          }
        />
      </main>
      {lastDecision === null ? null : (
        <Suspense fallback={null}>
          <UndoToast
            // A new decision mounts a new toast, whose time starts anew.
            key={`${lastDecision.documents[0]?.documentId} ${lastDecision.until}`}
            decision={lastDecision}
            onOpen={opened.open}
          />
        </Suspense>
      )}
      {may('receiveDocument') ? <DropTarget onAdd={uploads.add} /> : null}
      {isHelpOpen ? (
        <Suspense fallback={null}>
          <ShortcutsHelp onClose={help.close} />
        </Suspense>
      ) : null}
    </div>
  );
};

const HelpButton = ({ onClick }: { onClick: () => void }) => {
  const { t } = useLingui();
  return (
    <ActionIcon
      className={classes['help'] ?? ''}
      size="var(--action-size)"
      aria-label={t`Keyboard shortcuts`}
      title={t`Keyboard shortcuts (?)`}
      onClick={onClick}
    >
      <IconKeyboard size={19} stroke={1.75} aria-hidden />
    </ActionIcon>
  );
};
