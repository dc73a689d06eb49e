import type { Correction, MetadataView } from '@mailroom/contracts';
import { useState } from 'react';
import { useDraft } from '../../platform/reload/drafts.ts';
import { type TraitRow, traitAfter, traitOnDocument } from './compare-traits.ts';
import {
  areDrafts,
  type CorrectionDraft,
  correctionsName,
  draftOf,
  forgetDraft,
  isSameDraft,
} from './correction-draft.ts';
import type { useDocumentChanges } from './use-document-changes.ts';
import { isSameCorrection } from './write-correction.ts';

type Trait = Correction['trait'];

interface Correcting {
  metadata: MetadataView;
  /** The traits that are shown, in their order. */
  rows: readonly TraitRow[];
  changes: ReturnType<typeof useDocumentChanges>;
  /** Correcting begins with a claim: nobody else should decide meanwhile. */
  onBegin: () => void;
  /** The last trait was passed. */
  onDone: () => void;
}

/** The corrections of one document, trait after trait. What is typed is kept until it is saved or given up. */
export const useCorrections = (documentId: string, { metadata, rows, changes, onBegin, onDone }: Correcting) => {
  const [kept = [], keep] = useDraft(correctionsName(documentId), areDrafts);
  const [opened, setOpened] = useState<Trait | null>(kept.at(-1)?.trait ?? null);
  // A restored draft waits in its form without the focus.
  const [isBegun, setBegun] = useState(false);
  const [saving, setSaving] = useState<Trait | null>(null);

  const asRead = (trait: Trait): CorrectionDraft => draftOf(traitOnDocument(metadata, trait));
  const draftFor = (trait: Trait): CorrectionDraft => kept.find((draft) => draft.trait === trait) ?? asRead(trait);
  const change = (draft: CorrectionDraft): void => {
    const others = kept.filter(({ trait }) => trait !== draft.trait);
    const drafts = isSameDraft(draft, asRead(draft.trait)) ? others : [...others, draft];
    keep(drafts.length === 0 ? undefined : drafts);
  };
  const begin = (trait: Trait): void => {
    onBegin();
    setBegun(true);
    setOpened(trait);
  };
  const cancel = (): void => {
    if (opened !== null) change(asRead(opened));
    setOpened(null);
  };
  const write = async (correction: Correction, seen: Correction): Promise<void> => {
    const draft = draftFor(correction.trait);
    setSaving(correction.trait);
    // What was typed is not lost with the connection: it stays a draft until the server has it.
    if (await changes.correct(correction, seen)) forgetDraft(documentId, draft);
    else setOpened((trait) => trait ?? correction.trait);
    setSaving(null);
  };
  const save = (correction: Correction): void => {
    const next = traitAfter(correction.trait, rows);
    setBegun(true);
    setOpened(next);
    if (next === null) onDone();
    const seen = traitOnDocument(metadata, correction.trait);
    // The same value in another notation: there is nothing to correct.
    if (isSameCorrection(correction, seen)) change(asRead(correction.trait));
    else void write(correction, seen);
  };
  return {
    editing: opened === null ? null : draftFor(opened),
    isBegun,
    /** Drafts of other traits than the one in the form. */
    left: kept.filter(({ trait }) => trait !== opened && trait !== saving),
    begin,
    change,
    cancel,
    save,
  };
};
