import { useEffect, useRef } from 'react';
import { closeLastForm } from '../../platform/keys/layers.ts';
import { areKeysElsewhere, useShortcuts } from '../../platform/keys/shortcuts.ts';
import type { RowCursor } from './use-row-cursor.ts';

interface WorklistKeys {
  cursor: RowCursor;
  onOpen: () => void;
  onClose: () => void;
  onPrevious: (() => void) | undefined;
  onNext: (() => void) | undefined;
  onSearch: () => void;
  onHelp: () => void;
  onSelect: () => void;
  onSelectTo: () => void;
  onNothingToUndo: () => void;
}

const isFocusIn = (selector: string): boolean => Boolean(document.activeElement?.closest(selector));

/** Arrows scroll what is read and move within widgets; they move in the list only from the list, or from nowhere. */
const isAtList = (): boolean => document.activeElement === document.body || isFocusIn('[role=grid]');

const isAtRow = (): boolean => document.activeElement === document.body || document.activeElement?.role === 'row';

/** Work with the hands on the keyboard. The help (`?`) lists these. */
export const useWorklistKeys = (keys: WorklistKeys): void => {
  const { cursor, onOpen, onClose, onPrevious, onNext, onSearch, onHelp, onSelect, onSelectTo, onNothingToUndo } = keys;
  const next = (): void => cursor.moveTo(cursor.index + 1);
  const previous = (): void => cursor.moveTo(cursor.index - 1);
  useShortcuts({
    nextRow: next,
    previousRow: previous,
    nextDocument: onNext,
    previousDocument: onPrevious,
    select: onSelect,
    selectTo: onSelectTo,
    search: onSearch,
    help: onHelp,
    // Reached only if there is nothing to undo: toast and pane are mounted later, and the key is theirs first.
    undo: onNothingToUndo,
  });

  const press = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || areKeysElsewhere()) return;
    const acts: Record<string, { isFitting: boolean; act: () => void }> = {
      ArrowDown: { isFitting: isAtList(), act: next },
      ArrowUp: { isFitting: isAtList(), act: previous },
      Home: { isFitting: isAtList(), act: () => cursor.moveTo(0) },
      Enter: { isFitting: isAtRow() && !event.repeat, act: onOpen },
      Escape: { isFitting: true, act: () => closeLastForm() || onClose() },
    };
    const named = acts[event.key];
    if (named?.isFitting !== true) return;
    event.preventDefault();
    named.act();
  };
  const present = useRef(press);
  useEffect(() => {
    present.current = press;
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => present.current(event);
    addEventListener('keydown', listener);
    return () => removeEventListener('keydown', listener);
  }, []);
};
