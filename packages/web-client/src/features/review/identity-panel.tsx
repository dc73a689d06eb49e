import { useLingui } from '@lingui/react/macro';
import type { DocumentView, FoundPatient, MetadataView, Trait } from '@mailroom/contracts';
import { useId, useRef, useState } from 'react';
import { useFormLayer } from '../../platform/keys/layers.ts';
import { useShortcuts } from '../../platform/keys/shortcuts.ts';
import { useMay } from '../session/index.ts';
import { CandidateList } from './candidate-list.tsx';
import { bestOf, compareTraits, firstDoubt } from './compare-traits.ts';
import { ComparisonTable } from './comparison-table.tsx';
import { CorrectionForm } from './correction-form.tsx';
import { FindPatient } from './find-patient.tsx';
import { FreshnessLine } from './freshness-line.tsx';
import { ownSystems } from './identifier-systems.ts';
import classes from './identity.module.css';
import { LostFiles, OtherPatients } from './identity-notices.tsx';
import { heirIdsOf } from './join-found.ts';
import { StrictDoubts } from './strict-doubts.tsx';
import { useCorrections } from './use-corrections.ts';
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
  /** The last trait was passed: what comes next is the decision. */
  onDone: () => void;
}

/** Whose document this is: as read beside as known, the candidates, and how fresh that is. */
export const IdentityPanel = (props: IdentityPanelProps) => {
  const { documentId, document, metadata, changes, mayChange, onBegin, onDone } = props;
  const { t } = useLingui();
  const id = useId();
  const may = useMay();
  const mayChoose = mayChange && may('chooseCandidate');
  const panel = useRef<HTMLElement>(null);
  const [lookedAtId, setLookedAtId] = useState<string | null>(null);
  const [found, setFound] = useState<FoundPatient | null>(null);
  const candidates = document.verification?.candidates ?? [];
  const chosen = patientOf(document);
  const compared = candidates.find(({ patientId }) => patientId === lookedAtId) ?? chosen ?? bestOf(candidates);
  // A provisional patient was made from this document: the document would be compared with itself.
  const candidate = compared === null || isMadeHere(document, compared) ? null : compared;
  const known = found ?? candidate;
  const rows = compareTraits({ metadata, corrections: document.corrections }, known);
  const own = ownSystems(found === null ? candidates : [...candidates, found]);
  const correcting = useCorrections(documentId, { metadata, rows, changes, onBegin, onDone });
  const { editing, begin } = correcting;

  const cancel = (): void => {
    const button = panel.current?.querySelector<HTMLElement>(`[data-correct=${editing?.trait}]`);
    (button ?? panel.current)?.focus();
    correcting.cancel();
  };
  const compare = (patientId: string): void => {
    setFound(null);
    setLookedAtId(patientId);
  };
  const choose = (patientId: string): void => {
    compare(patientId);
    void changes.choose(patientId);
  };
  const chooseFound = async ({ fhirId }: FoundPatient, accepted: Trait[]): Promise<boolean> => {
    const isChosen = await changes.chooseFound(fhirId, accepted);
    if (isChosen) setLookedAtId(null);
    return isChosen;
  };
  const acceptLoss = (): void => {
    // The button disappears with its press, and the focus would be lost.
    onDone();
    void changes.acceptLostFiles();
  };
  useFormLayer(editing !== null, cancel);
  useShortcuts(
    mayChange
      ? {
          correct: () => begin(editing?.trait ?? firstDoubt(rows)),
          choose: (digit) => {
            const candidate = candidates[digit - 1];
            if (mayChoose && candidate?.isActive === true && candidate.replacedByFhirId === null)
              choose(candidate.patientId);
          },
        }
      : {},
  );

  return (
    <section ref={panel} aria-labelledby={id} className={classes['identity']} tabIndex={-1}>
      <h3 id={id} className={classes['title']}>{t`Whose document is it?`}</h3>
      <FreshnessLine documentId={documentId} document={document} mayAsk={mayChange} />
      <OtherPatients metadata={metadata} />
      <LostFiles metadata={metadata} onAccept={mayChange && may('acceptLostFiles') ? acceptLoss : null} />
      <ComparisonTable
        rows={rows}
        metadata={metadata}
        own={own}
        onCorrect={mayChange && metadata.areIdentifiersReadable ? begin : null}
        left={correcting.left}
        editor={
          editing && {
            trait: editing.trait,
            form: (
              <CorrectionForm
                // Each trait is a form of its own, which takes the focus.
                key={editing.trait}
                draft={editing}
                own={own}
                mayTakeFocus={correcting.isBegun}
                maySave={mayChange}
                onDraft={correcting.change}
                onSave={correcting.save}
                onCancel={cancel}
              />
            ),
          }
        }
      />
      {(metadata.areIdentifiersReadable satisfies boolean) ? null : (
        <p
          className={classes['remark']}
        >{t`Some of what was read is kept in a form that this version of Mailroom cannot read`}</p>
      )}
      {known === null ? null : <StrictDoubts metadata={metadata} candidate={known} />}
      {candidates.length === 0 ? null : (
        <CandidateList
          candidates={candidates}
          chosenId={document.verification?.patientId ?? null}
          comparedId={candidates.length > 1 && found === null ? (compared?.patientId ?? null) : null}
          onCompare={compare}
          onChoose={mayChoose ? choose : null}
        />
      )}
      {mayChoose ? (
        <FindPatient
          documentId={documentId}
          heirIds={heirIdsOf(candidates)}
          comparedId={found?.fhirId ?? null}
          onCompare={setFound}
          onChoose={chooseFound}
          onDone={onDone}
        />
      ) : null}
    </section>
  );
};
