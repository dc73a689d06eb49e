import { useSyncExternalStore } from 'react';
import { writeKept } from './keep-across-reload.ts';

/**
 * `incomplete`: a part did not come while there was no connection, and a browser asks for each part once. `stuck`: the page was loaded anew because of this and it did not help, so nothing but a person reloads it.
 */
export type Release = 'current' | 'superseded' | 'incomplete' | 'stuck';

const KEY = 'mailroom-reloaded-builds';
/** The announcement stands at least this long, so that nobody is surprised. */
const ANNOUNCED_MS = 3000;
const LOOK_EVERY_MS = 500;

const TEXT_FIELDS = 'textarea, select, [contenteditable], input:not([type=checkbox], [type=radio], [type=button])';
const OVERLAYS = '[role=dialog], [role=menu], [role=listbox]';

let release: Release = 'current';
const listeners = new Set<() => void>();
const holds = new Set<() => boolean>();

const become = (next: Release): void => {
  release = next;
  for (const listener of listeners) listener();
};

/** Keeps the page from reloading itself while this is true. Returns what takes that back. */
export const holdReloadWhile = (isUnderWay: () => boolean): (() => void) => {
  holds.add(isUnderWay);
  return () => void holds.delete(isUnderWay);
};

const isTyping = (): boolean => document.hasFocus() && document.activeElement?.matches(TEXT_FIELDS) === true;

const isInOverlay = (): boolean =>
  [...document.querySelectorAll(OVERLAYS)].some((overlay) => overlay.checkVisibility());

const isSafe = (): boolean => !isTyping() && !isInOverlay() && ![...holds].some((isUnderWay) => isUnderWay());

/** The page's first script: its name carries the hash of its content, and so of the names of all that it loads. */
const buildOfPage = (): string => document.querySelector<HTMLScriptElement>('script[type=module]')?.src ?? '';

/**
 * The builds that reloaded themselves in this tab. Each may do so once, or two servers of different releases could make it
 * reload for ever.
 */
const reloadedBuilds = (): string[] => (sessionStorage.getItem(KEY) ?? '').split(' ').filter(Boolean);

/** Notes that this build reloads itself; false if it has before, or if nothing can be noted. */
const mayReloadItself = (): boolean => {
  try {
    const [builds, build] = [reloadedBuilds(), buildOfPage()];
    if (builds.includes(build)) return false;
    sessionStorage.setItem(KEY, [...builds, build].join(' '));
    return true;
  } catch {
    return false;
  }
};

/** Loads the page anew at once, with what features keep. */
export const reloadNow = (): void => {
  writeKept();
  location.reload();
};

const reloadWhenSafe = (): void => {
  const announcedAt = Date.now();
  const timer = setInterval(() => {
    if (Date.now() - announcedAt < ANNOUNCED_MS || !isSafe()) return;
    clearInterval(timer);
    if (writeKept()) location.reload();
    // `incomplete` stays: the words for `stuck` say that Mailroom was updated, which would not be true.
    else if (release === 'superseded') become('stuck');
  }, LOOK_EVERY_MS);
};

/** The server runs a release that this page no longer fits: says so, and reloads as soon as nothing is lost by it. */
export const noteNewerRelease = (): void => {
  if (release !== 'current') return;
  const mayReload = mayReloadItself();
  become(mayReload ? 'superseded' : 'stuck');
  if (mayReload) reloadWhenSafe();
};

/** A part of the page is missing although the connection is back: says so, and reloads as soon as nothing is lost by it. */
export const noteMissingPart = (): void => {
  if (release !== 'current') return;
  become('incomplete');
  reloadWhenSafe();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Whether the server still speaks with this page. */
export const useRelease = (): Release => useSyncExternalStore(subscribe, () => release);
