import { useCallback, useSyncExternalStore } from 'react';
import { isRecord, isText } from './keep-across-reload.ts';

const KEY = 'mailroom-drafts';
/** When somebody last signed out in this browser. Its change reaches every other tab, and later those that are opened again. */
const SIGNED_OUT = 'mailroom-signed-out-at';
/** A shift. Older drafts were given up and may name a patient, so they are dropped. */
const MAX_AGE_MS = 12 * 3_600_000;
/** As much of the tab's storage as drafts may take (browsers give five million characters); the oldest is dropped first. */
const MAX_CHARACTERS = 256_000;
const MAX_DRAFTS = 100;

interface Draft {
  readonly value: unknown;
  readonly at: number;
}

interface Stored {
  /** Whose drafts they are: a person at a facility. */
  readonly owner: string;
  readonly drafts: Readonly<Record<string, Draft>>;
}

const isDraft = (value: unknown): value is Draft & Record<string, unknown> =>
  isRecord(value) && typeof value['at'] === 'number' && 'value' in value;

const isStored = (value: unknown): value is Stored & Record<string, unknown> =>
  isRecord(value) &&
  isText(value['owner']) &&
  isRecord(value['drafts']) &&
  Object.values(value['drafts']).every(isDraft);

const readStored = (): Stored | null => {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    return isStored(stored) ? stored : null;
  } catch {
    // Storage may be forbidden; drafts then last as long as the page.
    return null;
  }
};

/** The newest last. */
let drafts = new Map<string, Draft>();
let owner: string | null = null;
const listeners = new Set<() => void>();

const tell = (): void => {
  for (const listener of listeners) listener();
};

const textOf = (): string => JSON.stringify({ owner, drafts: Object.fromEntries(drafts) });

const store = (): void => {
  let text = textOf();
  while (drafts.size > MAX_DRAFTS || text.length > MAX_CHARACTERS) {
    const [oldest] = drafts.keys();
    if (oldest === undefined) break;
    drafts.delete(oldest);
    text = textOf();
  }
  try {
    if (drafts.size === 0) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, text);
  } catch {
    // As above.
  }
};

const readSignedOutAt = (): number => {
  try {
    return Number(localStorage.getItem(SIGNED_OUT) ?? 0);
  } catch {
    // As above.
    return 0;
  }
};

/** Gives the drafts of this tab to the person who wrote them; somebody else's are gone. */
export const claimDrafts = (claimant: string): void => {
  if (claimant === owner) return;
  const stored = readStored();
  const youngest = Math.max(Date.now() - MAX_AGE_MS, readSignedOutAt());
  const kept = stored?.owner === claimant ? Object.entries(stored.drafts) : [];
  drafts = new Map(kept.filter(([, { at }]) => at > youngest));
  owner = claimant;
  store();
  tell();
};

/** Nobody is signed in any more: nothing is shown, and what is stored waits for the same person. */
export const leaveDrafts = (): void => {
  drafts = new Map();
  owner = null;
  tell();
};

const forgetHere = (): void => {
  leaveDrafts();
  store();
};

/** Somebody signs out: nothing stays behind, in this tab and in the others of the browser. */
export const forgetDrafts = (): void => {
  forgetHere();
  try {
    localStorage.setItem(SIGNED_OUT, String(Date.now()));
  } catch {
    // As above.
  }
};

globalThis.addEventListener?.('storage', ({ key }) => {
  if (key === SIGNED_OUT) forgetHere();
});

/** What was typed and not saved yet. Undefined: nothing. */
export const readDraft = (name: string): unknown => drafts.get(name)?.value;

/** Keeps what is typed; undefined: it was saved, or given up. */
export const writeDraft = (name: string, value: unknown): void => {
  if (owner === null) return;
  drafts.delete(name);
  if (value !== undefined) drafts.set(name, { value, at: Date.now() });
  store();
  tell();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/**
 * React's `useState`, for what somebody types about one document: it outlives leaving the document, a reload of the page and
 * the end of the session, and belongs to the person who typed it.
 *
 * @example const [text, setText] = useDraft(`note/${documentId}`, isText);
 */
export const useDraft = <Value>(
  name: string,
  isValue: (value: unknown) => value is Value,
): [Value | undefined, (value: Value | undefined) => void] => {
  const kept = useSyncExternalStore(subscribe, () => readDraft(name));
  const set = useCallback((value: Value | undefined) => writeDraft(name, value), [name]);
  // What an older release wrote may have another shape.
  return [isValue(kept) ? kept : undefined, set];
};
