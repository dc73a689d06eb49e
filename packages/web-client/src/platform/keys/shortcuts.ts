import { useEffect, useRef, useSyncExternalStore } from 'react';
import { isOverlayOpen } from './layers.ts';
import { digitOf, isMove, type Keymap, keyOf, readKeymap, type ShortcutName, shortcutOf } from './shortcut-keys.ts';

const KEYS = 'mailroom-shortcuts';
const LETTERS = 'mailroom-letters';

const readStored = (key: string): unknown => {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null');
  } catch {
    // Storage may be forbidden, or hold something else.
    return null;
  }
};

interface Settings {
  readonly keymap: Keymap;
  /** Single keys do nothing while they are off, for people whose software speaks to the page in letters (WCAG 2.1.4). */
  readonly areOn: boolean;
}

let settings: Settings = { keymap: readKeymap(readStored(KEYS)), areOn: readStored(LETTERS) !== false };
const listeners = new Set<() => void>();

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** The shortcuts of this browser. */
export const useShortcutSettings = (): Settings => useSyncExternalStore(subscribe, () => settings);

/** Changes the shortcuts of this browser, and keeps them in it. */
export const changeShortcuts = (change: Partial<Settings>): void => {
  settings = { ...settings, ...change };
  for (const listener of listeners) listener();
  try {
    localStorage.setItem(KEYS, JSON.stringify(settings.keymap));
    localStorage.setItem(LETTERS, JSON.stringify(settings.areOn));
  } catch {
    // They then last as long as the page.
  }
};

const TYPING = 'textarea, select, [contenteditable], input:not([type=checkbox], [type=radio], [type=button])';
/** A dialog, a menu or a list of choices has the keyboard for itself. */
const OVERLAYS = '[role=dialog], [role=menu], [role=listbox]';

const isFocusIn = (selector: string): boolean => Boolean(document.activeElement?.closest(selector));

/** Whether keys belong to something else than the page: what is typed into, or what lies over it. */
export const areKeysElsewhere = (): boolean => isFocusIn(TYPING) || isFocusIn(OVERLAYS) || isOverlayOpen();

const holds = new Set<() => boolean>();

/** Single letters do nothing while this is true. Returns what takes that back. */
export const holdLettersWhile = (isUnderWay: () => boolean): (() => void) => {
  holds.add(isUnderWay);
  return () => void holds.delete(isUnderWay);
};

/** Whether something is under way that single letters wait for. */
export const areLettersHeld = (): boolean => [...holds].some((isUnderWay) => isUnderWay());

type Acts = { readonly [Name in ShortcutName]?: (() => void) | undefined } & {
  /** A digit, from 1. */
  readonly choose?: ((digit: number) => void) | undefined;
};

/** The newest first: a key goes to the component that was mounted last, of those that use it. */
const stack: { current: Acts }[] = [];

const findAct = (event: KeyboardEvent): (() => void) | undefined => {
  const digit = digitOf(event);
  if (digit !== null && !event.repeat) {
    const choose = stack.find(({ current }) => current.choose)?.current.choose;
    if (choose) return () => choose(digit);
  }
  const key = keyOf(event);
  const name = key === null ? null : shortcutOf(settings.keymap, key);
  if (name === null || (event.repeat && !isMove(name))) return undefined;
  return stack.find(({ current }) => current[name])?.current[name];
};

const press = (event: KeyboardEvent): void => {
  if (!settings.areOn || event.defaultPrevented || event.isComposing || areKeysElsewhere() || areLettersHeld()) return;
  const act = findAct(event);
  if (act === undefined) return;
  event.preventDefault();
  act();
};

/** What single keys do as long as the component is there. The help (`?`) lists them. */
export const useShortcuts = (acts: Acts): void => {
  const present = useRef(acts);
  useEffect(() => {
    present.current = acts;
  });
  useEffect(() => {
    if (stack.length === 0) addEventListener('keydown', press);
    stack.unshift(present);
    return () => {
      stack.splice(stack.indexOf(present), 1);
      if (stack.length === 0) removeEventListener('keydown', press);
    };
  }, []);
};
