import { Trans } from '@lingui/react/macro';
import type { FoundPatient, Trait } from '@mailroom/contracts';
import { Button, Kbd } from '@mantine/core';
import { IconUserSearch } from '@tabler/icons-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { useFormLayer } from '../../platform/keys/layers.ts';
import { isFocusLeft } from '../../platform/keys/pass-focus.ts';
import { keysOf } from '../../platform/keys/shortcut-keys.ts';
import { useShortcutSettings, useShortcuts } from '../../platform/keys/shortcuts.ts';
import { loadPart } from '../../platform/loading/load-part.ts';
import classes from './finder.module.css';

/** Few documents need it: it is loaded by whoever opens it. */
const PatientFinder = lazy(() =>
  loadPart(() => import('./patient-finder.tsx')).then((module) => ({ default: module.PatientFinder })),
);

interface FindPatientProps {
  documentId: string;
  /** Records that took the place of merged candidates: they are offered, and nobody is chosen unasked. */
  heirIds: readonly string[];
  comparedId: string | null;
  onCompare: (patient: FoundPatient | null) => void;
  onChoose: (patient: FoundPatient, accepted: Trait[]) => Promise<boolean>;
  /** Somebody was chosen: what comes next is the decision. */
  onDone: () => void;
}

/** The way to a patient whom nobody offers. */
export const FindPatient = (props: FindPatientProps) => {
  const { documentId, heirIds, comparedId, onCompare, onChoose, onDone } = props;
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const finder = useRef<HTMLDivElement>(null);
  const { keymap, areOn } = useShortcutSettings();
  const close = (): void => {
    setOpen(false);
    onCompare(null);
    requestAnimationFrame(() => isFocusLeft() && opener.current?.focus());
  };
  const choose = async (patient: FoundPatient, accepted: Trait[]): Promise<boolean> => {
    const isChosen = await onChoose(patient, accepted);
    if (!isChosen) return false;
    const isLeft = isFocusLeft(finder.current);
    setOpen(false);
    onCompare(null);
    if (isLeft) onDone();
    return true;
  };
  useFormLayer(isOpen, close);
  useShortcuts({ findPatient: () => setOpen(true) });
  if (isOpen) {
    return (
      <Suspense fallback={null}>
        <PatientFinder
          ref={finder}
          documentId={documentId}
          heirIds={heirIds}
          comparedId={comparedId}
          onCompare={onCompare}
          onChoose={choose}
          onClose={close}
        />
      </Suspense>
    );
  }
  return (
    <Button
      ref={opener}
      className={classes['opener'] ?? ''}
      size="compact-sm"
      variant="default"
      leftSection={<IconUserSearch size={16} aria-hidden />}
      rightSection={
        areOn ? (
          <Kbd size="xs" aria-hidden>
            {keysOf(keymap, 'findPatient')[0]?.toUpperCase()}
          </Kbd>
        ) : null
      }
      onClick={() => setOpen(true)}
    >
      {heirIds.length === 0 ? <Trans>Find another patient</Trans> : <Trans>Show the record after the merge</Trans>}
    </Button>
  );
};
