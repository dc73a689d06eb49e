import { useLingui } from '@lingui/react/macro';
import type { Correction, DocumentView, MetadataView } from '@mailroom/contracts';
import { useId, useState } from 'react';
import { useKeptState } from '../../platform/keep-across-reload.ts';
import { useShortcuts } from '../../platform/shortcuts.ts';
import { CandidateList } from './candidate-list.tsx';
import { bestOf, compareTraits, firstDoubt, traitOnDocument } from './compare-traits.ts';
import { ComparisonTable } from './comparison-table.tsx';
import { type CorrectionDraft, draftOf, isDraft } from './correction-draft.ts';
import { CorrectionForm } from './correction-form.tsx';
import { FreshnessLine } from './freshness-line.tsx';
import classes from './identity.module.css';
import { LostFiles, OtherPatients } from './identity-notices.tsx';
import { StrictDoubts } from './strict-doubts.tsx';
import type { useDocumentChanges } from './use-document-changes.ts';
import { isMadeHere, patientOf } from './why-not-filed.ts';

interface IdentityPanelProps {
  documentId: string;
  document: DocumentView;
  metadata: MetadataView;
  changes: ReturnType<typeof useDocumentChanges>;
  /** Whether the document waits for a decision that is this clerk's to make. */
  mayChange: boolean;
  /** Correcting begins with a claim: nobody else should decide meanwhile. */
  onBegin: () => void;
}

/** Whose document this is: as read beside as known, the candidates, and how fresh that is. */
export const IdentityPanel = ({ documentId, document, metadata, changes, mayChange, onBegin }: IdentityPanelProps) => {
  const { t } = useLingui();
  const id = useId();
  const [draft, setDraft] = useKeptState<CorrectionDraft | null>(`correction-${documentId}`, isDraft, null);
  const [lookedAtId, setLookedAtId] = useState<string | null>(null);
  const candidates = document.verification?.candidates ?? [];
  const chosen = patientOf(document);
  const compared = candidates.find(({ patientId }) => patientId === lookedAtId) ?? chosen ?? bestOf(candidates);
  // A patient who was made of the document would be compared with it itself.
  const known = compared === null || isMadeHere(document, compared) ? null : compared;
  const rows = compareTraits({ metadata, corrections: document.corrections }, known);

  const begin = (trait: Correction['trait']): void => {
    onBegin();
    setDraft(draftOf(traitOnDocument(metadata, trait)));
  };
  const save = (correction: Correction): void => {
    setDraft(null);
    // What was typed is not lost with the connection.
    void changes.correct(correction).then((isCorrected) => isCorrected || setDraft(draftOf(correction)));
  };
  const choose = (patientId: string): void => {
    setLookedAtId(patientId);
    void changes.choose(patientId);
  };
  useShortcuts(
    mayChange
      ? {
          correct: () => begin(firstDoubt(rows)),
          choose: (digit) => {
            const candidate = candidates[digit - 1];
            if (candidate?.isActive === true) choose(candidate.patientId);
          },
        }
      : {},
  );

  return (
    <section aria-labelledby={id} className={classes['identity']}>
      <h3 id={id} className={classes['title']}>{t`Whose document is it?`}</h3>
      <FreshnessLine documentId={documentId} document={document} mayAsk={mayChange} />
      <OtherPatients metadata={metadata} />
      <LostFiles metadata={metadata} onAccept={mayChange ? () => void changes.acceptLostFiles() : null} />
      <ComparisonTable
        rows={rows}
        metadata={metadata}
        onCorrect={mayChange && metadata.areIdentifiersReadable ? begin : null}
        editor={
          draft === null || !mayChange
            ? null
            : {
                trait: draft.trait,
                form: <CorrectionForm draft={draft} onDraft={setDraft} onSave={save} onCancel={() => setDraft(null)} />,
              }
        }
      />
      {(metadata.areIdentifiersReadable satisfies boolean) ? null : (
        <p className={classes['remark']}>{t`Identifiers: kept in a form that this version of Mailroom cannot read`}</p>
      )}
      {known === null ? null : <StrictDoubts doubts={known.strictDoubts} />}
      {candidates.length === 0 ? null : (
        <CandidateList
          candidates={candidates}
          chosenId={document.verification?.patientId ?? null}
          comparedId={candidates.length > 1 ? (compared?.patientId ?? null) : null}
          onCompare={setLookedAtId}
          onChoose={mayChange ? choose : null}
        />
      )}
    </section>
  );
};
