import { type UseHotkeyDefinition, useHotkeys } from '@tanstack/react-hotkeys';
import type { RowCursor } from './use-row-cursor.ts';

interface WorklistKeys {
  /** Letters do nothing while they are off, for people whose software speaks to the page in letters (WCAG 2.1.4). */
  areLettersOn: boolean;
  cursor: RowCursor;
  onOpen: () => void;
  onClose: () => void;
  onPrevious: (() => void) | undefined;
  onNext: (() => void) | undefined;
  onSearch: () => void;
  onHelp: () => void;
}

const isFocusIn = (selector: string): boolean => Boolean(document.activeElement?.closest(selector));

/** A dialog, a menu or a list of choices has the keyboard for itself. */
const isElsewhere = (): boolean => isFocusIn('[role=dialog], [role=menu], [role=listbox]');

/** Arrows scroll what is read and move within widgets; they move in the list only from the list, or from nowhere. */
const isAtList = (): boolean => document.activeElement === document.body || isFocusIn('[role=grid]');

const isAtRow = (): boolean => document.activeElement === document.body || document.activeElement?.role === 'row';

/** Work with the hands on the keyboard. The help (`?`) lists these. */
export const useWorklistKeys = (keys: WorklistKeys): void => {
  const { areLettersOn, cursor, onOpen, onClose, onPrevious, onNext, onSearch, onHelp } = keys;

  const when = (isFitting: () => boolean, act: () => void) => (event: KeyboardEvent) => {
    if (event.defaultPrevented || isElsewhere() || !isFitting()) return;
    event.preventDefault();
    act();
  };
  const always = (): boolean => true;
  const letter = { enabled: areLettersOn };
  const next = () => cursor.moveTo(cursor.index + 1);
  const previous = () => cursor.moveTo(cursor.index - 1);

  const definitions: UseHotkeyDefinition[] = [
    { hotkey: 'ArrowDown', callback: when(isAtList, next) },
    { hotkey: 'ArrowUp', callback: when(isAtList, previous) },
    { hotkey: 'Home', callback: when(isAtList, () => cursor.moveTo(0)) },
    { hotkey: 'Enter', callback: when(isAtRow, onOpen) },
    { hotkey: 'Escape', callback: when(always, onClose), options: { ignoreInputs: true } },
    { hotkey: 'J', callback: when(always, next), options: letter },
    { hotkey: 'K', callback: when(always, previous), options: letter },
    { hotkey: 'N', callback: when(always, () => onNext?.()), options: letter },
    { hotkey: 'P', callback: when(always, () => onPrevious?.()), options: letter },
    { hotkey: ']', callback: when(always, () => onNext?.()), options: letter },
    { hotkey: '[', callback: when(always, () => onPrevious?.()), options: letter },
    { hotkey: '/', callback: when(always, onSearch), options: letter },
    { hotkey: '?', callback: when(always, onHelp), options: letter },
  ];
  useHotkeys(definitions, { preventDefault: false, stopPropagation: false, conflictBehavior: 'allow' });
};
