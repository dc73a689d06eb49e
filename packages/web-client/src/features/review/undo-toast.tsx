import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, CloseButton, Kbd } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { andPassFocus } from '../../platform/keys/pass-focus.ts';
import { keysOf } from '../../platform/keys/shortcut-keys.ts';
import { useShortcutSettings, useShortcuts } from '../../platform/keys/shortcuts.ts';
import { AsWritten } from '../../ui/as-written.tsx';
import { forgetDecisions, type LastDecision } from './last-decision.ts';
import classes from './undo-toast.module.css';
import { useIsLookedAt } from './use-is-looked-at.ts';
import { useUndoDecision } from './use-undo-decision.ts';

interface UndoToastProps {
  decision: LastDecision;
  /** A document that is back under review is opened again. */
  onOpen: (documentId: string) => void;
}

const secondsUntil = (until: number): number => Math.max(0, Math.ceil((until - Date.now()) / 1000));

/** What was just decided, and the time that is left to take it back before it is sent. */
export const UndoToast = ({ decision, onOpen }: UndoToastProps) => {
  const { t } = useLingui();
  const { kind, documents, name, until } = decision;
  const { undo } = useUndoDecision();
  const toast = useRef<HTMLElement>(null);
  const isLookedAt = useIsLookedAt(toast);
  const { keymap, areOn } = useShortcutSettings();
  const [seconds, setSeconds] = useState(() => secondsUntil(until));
  const [key = ''] = keysOf(keymap, 'undo');
  // Read once. `until` is part of the toast's React key, so that each decision mounts a toast whose bar starts full.
  const [restMs] = useState(() => until - Date.now());

  useEffect(() => {
    const tick = (): void => {
      setSeconds(secondsUntil(until));
      if (Date.now() >= until) forgetDecisions();
    };
    tick();
    const timer = setInterval(tick, 500);
    return () => clearInterval(timer);
  }, [until]);

  const takeBack = (): void => {
    const [only] = documents;
    // Opens the document at once: when the answer comes, the clerk may be typing beside another one.
    if (only !== undefined && documents.length === 1) onOpen(only.documentId);
    void undo(documents);
  };
  // The key counts only once the toast was in sight for a moment: a second press was meant for the toast before it.
  useShortcuts({ undo: () => isLookedAt() && takeBack() });

  return (
    <section ref={toast} className={classes['toast']} aria-label={t`Last decision`}>
      <span className={classes['said']} role="status">
        {kind === 'file' ? (
          <Plural value={documents.length} one="Document will be filed" other="# documents will be filed" />
        ) : (
          <Plural value={documents.length} one="Document rejected" other="# documents rejected" />
        )}{' '}
        {name === undefined ? null : (
          <strong>
            <AsWritten>{name}</AsWritten>
          </strong>
        )}
      </span>
      <span className={classes['seconds']} aria-hidden>
        {seconds} s
      </span>
      <Button
        size="compact-sm"
        variant="white"
        leftSection={<IconArrowBackUp size={16} aria-hidden />}
        rightSection={
          areOn ? (
            <Kbd size="xs" aria-hidden>
              {key.toUpperCase()}
            </Kbd>
          ) : null
        }
        onClick={andPassFocus(takeBack)}
      >
        <Trans>Undo</Trans>
      </Button>
      <CloseButton
        size="sm"
        className={classes['close'] ?? ''}
        aria-label={t`Hide`}
        onClick={andPassFocus(forgetDecisions)}
      />
      <span className={classes['track']} aria-hidden>
        <span className={classes['rest']} style={{ animationDuration: `${restMs}ms` }} />
      </span>
    </section>
  );
};
