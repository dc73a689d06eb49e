import { useLingui } from '@lingui/react/macro';
import type { DocumentView, RejectionReason, SessionView } from '@mailroom/contracts';
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { sayRefusal } from '../../platform/errors/refusal-sentences.ts';
import { holdLettersWhile, useShortcuts } from '../../platform/keys/shortcuts.ts';
import { useDraft } from '../../platform/reload/drafts.ts';
import { useNow } from '../../platform/use-now.ts';
import { AttachmentTabs, UnreadableNote } from '../documents/index.ts';
import { HoldNotices } from '../retention/index.ts';
import { useMay } from '../session/index.ts';
import { afterChanges, isBeingChanged } from './changes-under-way.ts';
import { areDrafts, correctionsName } from './correction-draft.ts';
import { DecisionBar } from './decision-bar.tsx';
import { DocumentFacts } from './document-facts.tsx';
import classes from './document-pane.module.css';
import { shownDocument } from './document-queries.ts';
import { IdentityPanel } from './identity-panel.tsx';
import { useLastDecision } from './last-decision.ts';
import { PaneNotices } from './pane-notices.tsx';
import { RelatedDocuments } from './related-documents.tsx';
import { sayUndecided, showNotDecided } from './show-not-decided.ts';
import { isUndoable } from './unfinished-recall.ts';
import { useClaim } from './use-claim.ts';
import { type Decision, useDecide } from './use-decide.ts';
import { useDocumentChanges } from './use-document-changes.ts';
import { useIsLookedAt } from './use-is-looked-at.ts';
import { useUndoDecision } from './use-undo-decision.ts';
import { useWatchDocument } from './use-watch-document.ts';
import { whyNotFiled } from './why-not-filed.ts';

interface ReviewBodyProps {
  documentId: string;
  document: DocumentView;
  session: SessionView;
  onOpen: (documentId: string) => void;
  onDecide: () => void;
}

/** The document, whose it is, and the decision about it. */
export const ReviewBody = ({ documentId, document, session, onOpen, onDecide }: ReviewBodyProps) => {
  const { t } = useLingui();
  const claiming = useClaim(documentId, document, session);
  const changes = useDocumentChanges(documentId);
  const viewers = useWatchDocument(documentId);
  const decide = useDecide();
  const { undo } = useUndoDecision();
  // The identity and the document are painted first, everything else in a second pass.
  const isPainted = useDeferredValue(true, false);
  const [isRejectOpen, setRejectOpen] = useState(false);
  const isOfferedElsewhere = useLastDecision() !== null;
  const [corrections = []] = useDraft(correctionsName(documentId), areDrafts);
  const may = useMay();
  const isOpen = document.status === 'review' || document.status === 'unreadable';
  const found = whyNotFiled(document, session.userId, useNow()) ?? (corrections.length > 0 ? 'correcting' : null);
  const obstacle = isOpen && !may('integrateDocuments') ? 'role' : found;
  const decision = useRef<HTMLDivElement>(null);
  const isLookedAt = useIsLookedAt(decision);
  // Single letters are off while a change is saved: one that was typed after the last field must not decide.
  useEffect(() => holdLettersWhile(() => isBeingChanged(documentId)), [documentId]);
  const mayChange = document.status === 'review' && claiming.holderName === null && may('correctTrait');

  const decideAs = async (decision: Decision): Promise<void> => {
    if (!isOpen || !isLookedAt()) return;
    onDecide();
    try {
      const { refused } = await afterChanges(documentId, () => {
        const { version, status } = shownDocument(documentId) ?? document;
        return decide(decision, [{ documentId, version, status, name: document.title }]);
      });
      for (const refusal of refused) showNotDecided(sayRefusal(refusal), document.title);
    } catch (error) {
      showNotDecided(sayUndecided(error), document.title);
    }
  };
  const file = (): void => {
    if (obstacle === null) void decideAs({ kind: 'file' });
  };
  const reject = (reason: RejectionReason): void => void decideAs({ kind: 'reject', reason });
  const acceptKnown = (related: string[]): void => {
    // The button disappears with its press, and the focus would be lost.
    decision.current?.focus();
    void changes.acceptKnownDocument(related);
  };
  const undoThis = (): void => void undo([{ documentId, version: document.version }]);

  useShortcuts({
    file: isOpen ? file : undefined,
    reject: isOpen && claiming.holderName === null && may('rejectDocuments') ? () => setRejectOpen(true) : undefined,
    claim:
      isOpen && claiming.holderName === null && may('claimDocument')
        ? () => (claiming.isMine ? claiming.release() : claiming.claim())
        : undefined,
    // While the toast offers to undo something, the key is the toast's.
    undo: isUndoable(document) && may('undoDecision') && !isOfferedElsewhere ? undoThis : undefined,
  });

  return (
    <>
      <div className={classes['body']}>
        <AttachmentTabs document={document} />
        <div className={classes['side']} role="region" aria-label={t`Details`} tabIndex={0}>
          <div className={classes['identity']}>
            <PaneNotices claiming={claiming} viewers={viewers} mayClaim={isOpen && may('claimDocument')} />
            <HoldNotices documentId={documentId} />
            <UnreadableNote document={document} />
            <RelatedDocuments
              document={document}
              onOpen={onOpen}
              onAccept={isOpen && claiming.holderName === null ? acceptKnown : null}
            />
            {document.metadata ? (
              <IdentityPanel
                documentId={documentId}
                document={document}
                metadata={document.metadata}
                changes={changes}
                mayChange={mayChange}
                onBegin={() => claiming.isMine || claiming.claim()}
                onDone={() => decision.current?.focus()}
              />
            ) : null}
          </div>
          <div className={classes['facts']}>
            {isPainted ? <DocumentFacts documentId={documentId} document={document} /> : null}
          </div>
        </div>
      </div>
      <DecisionBar
        ref={decision}
        documentId={documentId}
        document={document}
        obstacle={obstacle}
        claiming={claiming}
        changes={changes}
        isRejectOpen={isRejectOpen}
        onRejectOpen={setRejectOpen}
        onFile={file}
        onReject={reject}
        onUndo={undoThis}
      />
    </>
  );
};
